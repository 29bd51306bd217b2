using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

/// <summary>What the heads of a form and of its funds say of unit, year and kind.</summary>
public sealed class FundingHeadTests
{
    private const string Project = "2023年度项目支出绩效自评表";

    [Fact]
    public void TwoPrintedUnits_LeaveTheAmountsUnread()
    {
        var document = Reading.Of(
            Reading.Unit, Project, "单位：元", Tables.Of("项目名称|甲项目|<|<", "项目资金（万元）|年初预算数|全年预算数|全年执行数", "年度资金总额|1,205,000.00|1,302,500.00|1,257,500.00"));

        Assert.DoesNotContain(document.Numbers(), n => n > 1000);
        Assert.Contains(document.Warnings, w => w.Kind == "money_unit" && w.Message.Value.Contains("单位：元", StringComparison.Ordinal));
        Assert.Contains("1,205,000.00", document.LeftoverTexts());
    }

    [Fact]
    public void FundsBesideLastYears_AreNoBudgetLines()
    {
        var report = Reading.Report(Project, Tables.Of(
            "项目名称|甲项目|<|<|<|<|<", "项目资金（万元）|上年决算数|本年预算数|本年决算数|分值|执行率|得分", "年度资金总额|111.10|130.25|125.75|10|96.55%|9.65"));

        Assert.Empty(report.All<BudgetLine>());
        var funding = report.The<Funding>();
        Assert.Equal((130.25m, 125.75m, 9.65m), (funding.FullYear?.Value, funding.Executed?.Value, funding.Score?.Value));
    }

    [Fact]
    public void YearInARowOfItsOwn_IsTheForms()
    {
        var document = Reading.Of(
            Reading.Unit, Tables.Of("项目支出绩效自评表|<|<|<", "（2023年度）|<|<|<", "项目名称|甲项目|<|<", "项目资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12|20|18"));

        Assert.Equal(2023, Assert.Single(document.Reports).Identity.Year);
        Assert.DoesNotContain("（2023年度）", document.LeftoverTexts());
    }
}
