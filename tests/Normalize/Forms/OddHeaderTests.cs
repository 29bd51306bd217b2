using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

/// <summary>Headers and labels that look like others: a wrong number is worse than a leftover.</summary>
public sealed class OddHeaderTests
{
    private const string Title = "2023年度部门整体支出绩效自评表";

    [Fact]
    public void FundingColumnsOfTheYearBefore_AreNotTaken()
    {
        var total = Reading.Report(Title, Tables.Of(
            "资金来源|2022年年初预算数|2022年全年执行数|2023年年初预算数|2023年全年预算数|2023年全年执行数", "年度资金总额|1|2|3|4|5")).The<Funding>();

        Assert.Equal([3m, 4m, 5m], new[] { total.Initial!.Value, total.FullYear!.Value, total.Executed!.Value });
    }

    [Fact]
    public void BudgetOfTheYearBefore_IsNotThisYears() =>
        Assert.Empty(Reading.Of(Reading.Unit, Tables.Of("经费控制情况|2022年预算数|2022年决算数|2023年决算数", "三公经费|1|2|3")).Numbers());

    [Fact]
    public void UnknownColumnLeftOfTheAmounts_NamesNoRow()
    {
        var total = Reading.Report(Title, Tables.Of("资金来源|上年全年预算数|年初预算数|全年预算数|全年执行数", "年度资金总额|999|10|12|11")).The<Funding>();

        Assert.Equal(("total", 10m), (total.Line, total.Initial!.Value));
    }

    [Fact]
    public void UnitInTheRowsLabel_GoesBeforeThatOfTheColumn()
    {
        var line = Reading.Report("2023年度部门整体支出绩效评价基础数据表", Tables.Of(
            "经费控制情况（万元）|2022年决算数|2023年预算数|2023年决算数", "三公经费（元）|125000|5000|4000")).The<BudgetLine>();

        Assert.Equal([12.5m, 0.5m, 0.4m], new[] { line.PriorFinal!.Value, line.Budget!.Value, line.Final!.Value });
    }

    [Fact]
    public void Subtotal_IsNoIndicator()
    {
        var names = Reading.Report(Title, Tables.Of(
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分",
            "产出指标|数量指标|巡查次数|≥10次|12次|20|20",
            "小计|||||20|20",
            "效益指标|社会效益指标|受益人数|≥5人|6人|30|30")).All<Indicator>().Select(i => i.Name!.Text);

        Assert.Equal(["巡查次数", "受益人数"], names);
    }

    [Theory]
    [InlineData("2024年3月1日")]
    [InlineData("2022年度决算数100万元。")]
    [InlineData("附件：2021年度")]
    public void YearOfAnotherLine_IsNotThatOfTheForm(string line)
    {
        var report = Reading.Report(line, "部门整体支出绩效自评表", Tables.Of("资金来源|年初预算数|全年预算数|全年执行数", "年度资金总额|10|12|11"));

        Assert.Equal(2023, report.Identity.Year);
    }

    [Fact]
    public void TitleWithItsYearInBrackets_NamesTheUnitWithoutThem()
    {
        var report = Assert.Single(Reading.Of(
            "甲县测试局部门整体支出绩效自评报告（2023年度）", "甲县测试局部门整体支出绩效自评报告（2023年度）",
            Tables.Of("资金来源|年初预算数|全年预算数|全年执行数", "年度资金总额|10|12|11")).Reports);

        Assert.Equal(("甲县测试局", 2023), (report.Identity.Unit, report.Identity.Year));
    }

    [Theory]
    [InlineData("联系人电话 138 0000 0000")]
    [InlineData("测试员甲,13800000000")]
    [InlineData("+86 13800000000")]
    [InlineData("test@example.com")]
    public void PhonesAndMailInAnySpelling_AreMasked(string text)
    {
        var masked = PerfEval.Normalize.Privacy.MaskedText.Of(text).Value;

        Assert.DoesNotContain("0000", masked, StringComparison.Ordinal);
        Assert.DoesNotContain("@", masked, StringComparison.Ordinal);
    }
}
