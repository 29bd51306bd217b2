using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Forms;

/// <summary>Columns of which two can play one role: the form's arithmetic decides, or neither is taken.</summary>
public sealed class DoubleColumnTests
{
    private const string Title = "2023年度项目支出绩效自评表";

    [Theory]
    [InlineData("项目资金|预算数|全年预算数|全年执行|分值|执行率|得分", "年度资金总额|120.50|130.25|125.75|10|96.55%|9.65")]
    [InlineData("项目资金|全年预算数|预算数|全年执行|分值|执行率|得分", "年度资金总额|130.25|120.50|125.75|10|96.55%|9.65")]
    [InlineData("项目资金|当年预算数|调整后预算数|执行数|分值|执行率|得分", "年度资金总额|120.50|130.25|125.75|10|0.9655|9.65")]
    [InlineData("项目资金|预算数|全年预算数|全年执行|分值|得分", "年度资金总额|120.50|130.25|125.75|10|9.65")]
    public void OpeningBudgetBesideThatOfTheYear_IsToldByTheRate(string head, string row)
    {
        var total = Reading.Report(Title, Tables.Of("项目名称|甲项目", head, row)).The<Funding>();

        Assert.Equal((120.5m, 130.25m, 125.75m), (total.Initial?.Value, total.FullYear?.Value, total.Executed?.Value));
    }

    [Theory]
    [InlineData("项目资金|预算数|全年预算数|全年执行|分值", "年度资金总额|120.50|130.25|125.75|10")]
    [InlineData("项目资金|预算数|全年预算数|全年执行|执行率", "年度资金总额|120.50|130.25|125.75|88%")]
    [InlineData("项目资金|预算数|全年预算数|全年执行|执行率", "年度资金总额|120.50|130.25|110.00|91.29%")]
    [InlineData("项目资金|预算数|调整预算数|全年执行|分值", "年度资金总额|120.50|130.25|125.75|10")]
    public void UndecidedBudgets_AreBothLeftOver(string head, string row)
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of("项目名称|甲项目", head, row));

        var total = Assert.Single(document.Reports).The<Funding>();
        Assert.Null(total.Initial?.Value);
        Assert.Null(total.FullYear?.Value);
        Assert.Contains("120.50", document.LeftoverTexts());
        Assert.Contains("130.25", document.LeftoverTexts());
        Assert.Contains(document.Warnings, w => w.Kind == "column_unclear");
    }

    [Fact]
    public void ThreeBudgets_TakeThoseThatAreSure()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of(
            "项目名称|甲项目", "项目资金|年初预算数|预算数|全年预算数|全年执行数|执行率", "年度资金总额|100|110|120|90|75%"));

        var total = Assert.Single(document.Reports).The<Funding>();
        Assert.Equal((100m, 120m), (total.Initial?.Value, total.FullYear?.Value));
        Assert.Contains("110", document.LeftoverTexts());
    }

    [Fact]
    public void TwoExecutedAmounts_AreToldByTheRate()
    {
        var total = Reading.Report(Title, Tables.Of("项目名称|甲项目", "项目资金|全年预算数|全年执行数|支出数|执行率", "年度资金总额|120|90|60|50%")).The<Funding>();

        Assert.Equal(60m, total.Executed?.Value);
    }

    [Fact]
    public void HeadOfTheLabels_IsNoAmount()
    {
        var total = Reading.Report(Title, Tables.Of(
            "项目名称|甲项目", "预算执行情况(10分)|年度预算数(万元)|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分", "^|总额|241.17|254.60|249.05|97.82%|10|9.78")).The<Funding>();

        Assert.Equal((241.17m, 254.6m, 249.05m, 97.82m), (total.Initial?.Value, total.FullYear?.Value, total.Executed?.Value, total.Rate?.Value));
    }

    [Fact]
    public void TwoScoresOfAnIndicator_AreNeither()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of(
            "项目名称|甲项目", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|自评得分|评价得分", "产出指标|数量指标|巡查次数|≥10次|12次|20|20|18"));

        Assert.Null(Assert.Single(document.Reports).The<Indicator>().Score);
        Assert.Contains("18", document.LeftoverTexts());
        Assert.Contains("20", document.LeftoverTexts());
    }

    [Fact]
    public void AmountInBrackets_IsNegativeAndInferred()
    {
        var executed = Reading.Report(Title, Tables.Of("项目名称|甲项目", "项目资金|全年预算数|全年执行数", "年度资金总额|120.50|（5.20）")).The<Funding>().Executed!;

        Assert.Equal((-5.2m, Certainty.Inferred), (executed.Value, executed.Certainty));
    }

    [Fact]
    public void NumberInBracketsWithoutDecimals_IsNoAmount() =>
        Assert.Null(Reading.Report(Title, Tables.Of("项目名称|甲项目", "项目资金|年初预算数|全年预算数|全年执行数", "年度资金总额|110|120|(3)")).The<Funding>().Executed?.Value);

    [Theory]
    [InlineData("1205000.00|1302500.00|1257500.00", "", null)]
    [InlineData("1205000.00|1302500.00|1257500.00", "全年支出125.75万元。", 130.25)]
    [InlineData("120.50|130.25|125.75", "", 130.25)]
    public void FormWithoutAnyUnit_IsReadByTextAndSizeOrNotAtAll(string amounts, string text, double? fullYear)
    {
        var document = Reading.Of(Reading.Unit, text, Title, Tables.Of("项目名称|甲项目", "项目资金|年初预算数|全年预算数|全年执行数|分值", "年度资金总额|" + amounts + "|10"));

        var figure = Assert.Single(document.Reports).All<Funding>().SingleOrDefault()?.FullYear;
        Assert.Equal((decimal?)fullYear, figure?.Value);
        Assert.Contains(document.Warnings, w => w.Kind == "money_unit");
        if (fullYear is not null)
            Assert.Equal(Certainty.Inferred, figure!.Certainty);
    }

    [Fact]
    public void HeadsOfTheUpperRow_ReachDown()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of(
            "项目名称|甲项目", "绩效指标|<|<|年度指标值|<|<|实际完成值|分值|得分",
            "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|^|^|^",
            "产出指标|质量指标|活动完成率|=|100|%|96|25|24",
            "总分|总分值|25|总得分|24|<|<|自评等级|优"));

        var report = Assert.Single(document.Reports);
        var row = report.The<Indicator>();
        Assert.Equal(("96", 25m, 24m), (row.Actual?.Text, row.Weight?.Value, row.Score?.Value));
        Assert.Equal((25m, 24m), (report.The<ScoreTotal>().Weight?.Value, report.The<ScoreTotal>().Score?.Value));
    }

    [Theory]
    [InlineData("总分|<|<|<|<|<|100|97|", 100, 97)]
    [InlineData("总分|<|<|<|100|97|||", 100, 97)]
    [InlineData("总分|<|<|<|77|66|||", null, null)]
    public void TotalRowCutDifferently_IsToldByTheSums(string total, int? weight, int? score)
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of(
            "项目名称|甲项目", "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因|备注",
            "产出指标|数量指标|巡查次数|≥10次|12次|60|60||", "效益指标|社会效益指标|受益人数|≥10人|12人|40|37||", total));

        var read = Assert.Single(document.Reports).The<ScoreTotal>();
        Assert.Equal((weight, score), ((int?)read.Weight?.Value, (int?)read.Score?.Value));
    }
}
