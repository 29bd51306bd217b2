using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

/// <summary>A unit of money that a form leaves to another line of its file.</summary>
public sealed class MoneyUnitOfFileTests
{
    private const string Title = "2023年度部门整体支出绩效评价基础数据表";
    private const string SelfTitle = "2023年度部门整体支出绩效自评表";

    [Fact]
    public void UnitBelowTheTables_HoldsForThem()
    {
        var document = Reading.Of(Reading.Unit, Title, Budget("1200000"), "单位：元");

        Assert.Equal(120m, Assert.Single(document.Reports).The<BudgetLine>().Final?.Value);
        Assert.Contains(document.Warnings, w => w.Kind == "money_unit");
    }

    [Fact]
    public void UnitOnceAboveSeveralForms_HoldsForAll()
    {
        var document = Reading.Of(Reading.Unit, Title, "单位：元", Budget("1200000"), SelfTitle, Funds("1300000"));

        Assert.Equal(130m, Assert.Single(document.Reports).The<Funding>().Executed?.Value);
        Assert.Contains(document.Warnings, w => w.Kind == "money_unit");
    }

    [Fact]
    public void OwnUnit_GoesBeforeThatOfTheFile()
    {
        var document = Reading.Of(Reading.Unit, Title, "单位：元", Budget("1200000"), SelfTitle, "单位：万元", Funds("130"));

        Assert.Equal(130m, Assert.Single(document.Reports).The<Funding>().Executed?.Value);
        Assert.DoesNotContain(document.Warnings, w => w.Kind == "money_unit");
    }

    [Fact]
    public void SeveralUnitsInTheFile_LeaveTheOthersUnread()
    {
        var document = Reading.Of(Reading.Unit, Title, "单位：元", Budget("1200000"), Title, "单位：万元", Budget("120"), SelfTitle, Funds("130"));

        Assert.All(document.Reports.SelectMany(r => r.Facts).OfType<Funding>(), f => Assert.Null(f.Executed?.Value));
        Assert.Contains(document.Warnings, w => w.Kind == "money_unit");
    }

    [Fact]
    public void UnitOfATableThatNobodyKnows_DoesNotHold()
    {
        var document = Reading.Of(Reading.Unit, Title, Budget("120"), "采购清单", "单位：元", Tables.Of("品名|数量|单价", "打印纸|12|140"));

        Assert.Equal(120m, Assert.Single(document.Reports).The<BudgetLine>().Final?.Value);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("1", 1)]
    public void OnlyZeros_NeedNoUnit(string amount, int warnings)
    {
        var document = Reading.Of(Reading.Unit, Title, Budget(amount), SelfTitle, "单位：元", Funds("1300000"));

        Assert.Equal(warnings, document.Warnings.Count(w => w.Kind == "money_unit"));
    }

    private static Table Budget(string final) => Tables.Of("经费控制情况|2022年决算数|2023年预算数|2023年决算数", $"三公经费|0|0|{final}");

    private static Table Funds(string executed) => Tables.Of("预算申请|年初预算数|全年预算数|全年执行数", $"年度资金总额|{executed}|{executed}|{executed}");
}
