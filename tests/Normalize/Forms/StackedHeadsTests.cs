using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

/// <summary>Heads in two rows, where the upper one alone would name the first column below it.</summary>
public sealed class StackedHeadsTests
{
    private const string Base = "2023年度部门整体支出绩效评价基础数据表";
    private const string Whole = "2023年度部门整体支出绩效自评表";
    private const string Sheet = "2023年度部门整体支出绩效评价评分表";

    [Theory]
    [InlineData("预算数", "年初数|调整后数", 120.5, 130.25)]
    [InlineData("预算数", "年初|全年", 120.5, 130.25)]
    [InlineData("预算数", "调整前|调整后", 120.5, 130.25)]
    [InlineData("预算数", "2022年|2023年", null, 130.25)]
    [InlineData("2023年", "年初预算数|全年预算数", 120.5, 130.25)]
    [InlineData("预算数", "甲口径|乙口径", null, null)]
    public void Funding_IsReadUnderBothHeads(string upper, string lower, double? initial, double? fullYear)
    {
        var document = Reading.Of(Reading.Unit, Whole, Tables.Of(
            $"资金来源|{upper}|<|执行数|分值|执行率|得分", $"^|{lower}|^|^|^|^", "年度资金总额|120.50|130.25|125.75|10|96.55%|9.65"));

        Assert.Equal((decimal?)initial, document.Reports.SelectMany(r => r.Facts).OfType<Funding>().SingleOrDefault()?.Initial?.Value);
        Assert.Equal((decimal?)fullYear, document.Reports.SelectMany(r => r.Facts).OfType<Funding>().SingleOrDefault()?.FullYear?.Value);
        if (initial is null)
            Assert.Contains("120.50", document.LeftoverTexts());
    }

    [Fact]
    public void ChangeBesideTheOpeningBudget_IsNoBudget()
    {
        var funding = Reading.Report(Whole, Tables.Of(
            "资金来源|预算数|<|执行数|分值|执行率|得分", "^|年初批复|年中追加|^|^|^|^", "年度资金总额|120.50|9.75|125.75|10|96.55%|9.65")).The<Funding>();

        Assert.Equal((120.50m, null), (funding.Initial?.Value, funding.FullYear?.Value));
    }

    [Theory]
    [InlineData("1-6月|全年")]
    [InlineData("上年|本年")]
    [InlineData("上半年|全年")]
    public void Executed_IsThatOfTheWholeYear(string lower)
    {
        var document = Reading.Of(Reading.Unit, Whole, Tables.Of(
            "资金来源|全年预算数|执行数|<|分值|执行率|得分", $"^|^|{lower}|^|^|^", "年度资金总额|130.25|60.50|125.75|10|96.55%|9.65"));

        Assert.Equal(125.75m, Assert.Single(document.Reports).The<Funding>().Executed!.Value);
        Assert.Contains("60.50", document.LeftoverTexts());
    }

    [Theory]
    [InlineData("预算数|决算数|<", "2023年|2022年|2023年")]
    [InlineData("本年|上年|本年", "预算数|决算数|决算数")]
    [InlineData("2023年|2022年|2023年", "预算数|决算数|决算数")]
    public void BudgetLines_TakeTheYearFromEitherRow(string upper, string lower)
    {
        var document = Reading.Of(Reading.Unit, Base, Tables.Of($"经费控制情况|{upper}", $"^|{lower}", "三公经费|7.70|8.10|6.60"));

        var line = Assert.Single(Assert.Single(document.Reports).Facts.OfType<BudgetLine>());
        Assert.Equal((8.10m, 7.70m, 6.60m), (line.PriorFinal?.Value, line.Budget?.Value, line.Final?.Value));
    }

    [Fact]
    public void Indicators_HaveTheScoreThatTheUnitGave_AndNoRowOfHeads()
    {
        var document = Reading.Of(Reading.Unit, Whole, Tables.Of(
            "一级指标|二级指标|三级指标|年度指标值|<|实际完成值|分值|得分|<", "^|^|^|上年|本年|^|^|复核|自评", "产出指标|数量指标|巡查次数|≥8次|≥10次|12次|60|50.5|58.5"));

        var indicator = Assert.Single(Assert.Single(document.Reports).Facts.OfType<Indicator>());
        Assert.Equal(("≥10次", 58.5m), (indicator.Target?.Text, indicator.Score?.Value));
        Assert.Superset(new HashSet<string> { "≥8次", "50.5" }, document.LeftoverTexts().ToHashSet());
    }

    [Fact]
    public void ScoreSheet_HasTheScoreThatTheUnitGave()
    {
        var document = Reading.Of(Reading.Unit, Sheet, Tables.Of(
            "一级指标|二级指标|三级指标|分值|得分|<", "^|^|^|^|复核|自评", "投入|目标设定|绩效目标合理性|2|1.1|1.5", "合计|<|<|2|1.1|1.5"));

        Assert.Equal(1.5m, Assert.Single(document.Reports).The<ScoreItem>().Score?.Value);
    }

    [Theory]
    [InlineData("资金来源|预算数||执行数|执行率", "|年初数|调整后数||")]
    [InlineData("资金来源|预算数|<|执行数|执行率", "单位：万元|<|<|<|<", "^|年初数|调整后数|^|^")]
    [InlineData("资金来源|预算数|||执行数|执行率", "|年初数|调整后数|差额||")]
    [InlineData("资金来源|预算数|<|执行数|执行率", "||||", "|年初数|调整后数||")]
    public void HeadsThatAreNotMerged_OrAreApart_AreJoined(params string[] heads)
    {
        var amounts = heads[^1].Contains("差额", StringComparison.Ordinal) ? "120.50|130.25|9.75|125.75" : "120.50|130.25|125.75";
        var rows = heads.Select(row => row.Replace("^", "", StringComparison.Ordinal)).Append($"年度资金总额|{amounts}|96.55%").ToArray();
        var funding = Reading.Report(Whole, Tables.Of(rows)).The<Funding>();

        Assert.Equal((120.50m, 130.25m, 125.75m), (funding.Initial?.Value, funding.FullYear?.Value, funding.Executed?.Value));
    }

    [Theory]
    [InlineData("当年|上年结转")]
    [InlineData("本年|结转")]
    public void PartOfAColumn_IsNotTheColumn(string lower)
    {
        var document = Reading.Of(Reading.Unit, Whole, Tables.Of(
            "资金来源|年初预算数|全年预算数|<|全年执行数|<|执行率", $"^|^|{lower}|{lower}|^", "年度资金总额|100|110.25|20.00|105.75|20.00|96.55%"));

        Assert.DoesNotContain(110.25m, document.Numbers());
        Assert.Contains("110.25", document.LeftoverTexts());
    }

    [Fact]
    public void UnitsBelowTheHeads_AreThoseOfTheirColumns()
    {
        var line = Reading.Report(Base, Tables.Of(
            "经费控制情况|2022年决算数|2023年预算数|2023年决算数", "^|（万元）|（万元）|（元）", "三公经费|8.10|7.70|66000")).The<BudgetLine>();

        Assert.Equal((8.10m, 7.70m, 6.60m), (line.PriorFinal?.Value, line.Budget?.Value, line.Final?.Value));
    }

    [Fact]
    public void NumbersOfTheColumns_AreNoAmounts()
    {
        var funding = Reading.Report(Whole, Tables.Of(
            "资金来源|年初预算数|全年预算数|全年执行数|执行率", "栏次|1|2|3|4", "年度资金总额|120.50|130.25|125.75|96.55%")).The<Funding>();

        Assert.Equal(120.50m, funding.Initial?.Value);
    }

    [Fact]
    public void ScoresOfTwoYears_AreThoseOfTheLater()
    {
        var item = Reading.Report(Sheet, Tables.Of(
            "一级指标|二级指标|三级指标|分值|得分|<", "^|^|^|^|2022年|2023年", "投入|目标设定|绩效目标合理性|2|1.1|1.5", "合计|<|<|2|1.1|1.5")).The<ScoreItem>();

        Assert.Equal(1.5m, item.Score?.Value);
    }

    [Fact]
    public void PointsOfSeveralIndicators_AreThoseOfNone()
    {
        var document = Reading.Of(Reading.Unit, Whole, Tables.Of(
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", "产出指标|数量指标|巡查次数|≥10次|12次|50|49", "^|^|清淤长度|≥8公里|9公里|^|^"));

        Assert.All(Assert.Single(document.Reports).All<Indicator>(), i => Assert.Null(i.Weight?.Value));
        Assert.Superset(new HashSet<string> { "50", "49" }, document.LeftoverTexts().ToHashSet());
        Assert.Contains(document.Warnings, w => w.Kind == "column_unclear");
    }

    [Theory]
    [InlineData("50|49", "")]
    [InlineData("50|48", "50,48")]
    public void Subtotal_IsPassedOverWhereItRepeats_AndListedWhereItDoesNot(string subtotal, string listed)
    {
        var document = Reading.Of(Reading.Unit, Whole, Tables.Of(
            "一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分", "产出指标|数量指标|巡查次数|≥10次|12次|30|30", "产出指标|数量指标|清淤长度|≥8公里|9公里|20|19",
            $"产出指标|小计||||{subtotal}"));

        Assert.Equal(listed, string.Join(',', document.LeftoverTexts().Where(text => text is "50" or "49" or "48")));
    }

    [Fact]
    public void UnitOfAnotherForm_DoesNotHoldForAmountsTooLargeForIt()
    {
        string[] heads = ["项目名称|甲项目|<|<", "项目资金|年初预算数|全年预算数|全年执行数"];
        const string Project = "2023年度项目支出绩效自评表";
        var document = Reading.Of(
            Reading.Unit, Project, "单位：万元", Tables.Of([.. heads, "年度资金总额|120.50|130.25|125.75"]), Project,
            Tables.Of([.. heads, "年度资金总额|1,205,000.00|1,302,500.00|1,257,500.00"]));

        Assert.DoesNotContain(1205000m, document.Numbers());
        Assert.Contains(document.Warnings, w => w.Kind == "money_unit");
    }

    [Fact]
    public void RowOfWordsBelowOneHead_IsARowOfTheForm()
    {
        var document = Reading.Of(Reading.Unit, Whole, Tables.Of(
            "一级指标|二级指标|三级指标|<|年度指标值|实际完成值|分值|得分", "产出指标|质量指标|验收|合格|全部合格|全部合格|60|58.5"));

        Assert.Equal(58.5m, Assert.Single(document.Reports).The<Indicator>().Score?.Value);
    }

    [Fact]
    public void BudgetOfTheNextYear_IsNotTheReports()
    {
        var document = Reading.Of(Reading.Unit, Base, Tables.Of(
            "经费控制情况|2022年决算数|2023年预算数|2023年决算数|2024年预算数", "三公经费|8.10|7.70|6.60|9.90"));

        var report = Assert.Single(document.Reports);
        Assert.Equal((2023, 7.70m), (report.Identity.Year, report.The<BudgetLine>().Budget?.Value));
        Assert.Contains("9.90", document.LeftoverTexts());
    }

    [Fact]
    public void FundsOfTheNextYear_AreNotTheReports()
    {
        var funding = Reading.Report(Whole, Tables.Of(
            "资金来源|2023年预算数|2023年执行数|2024年预算数|分值|执行率|得分", "年度资金总额|130.25|125.75|777.77|10|96.55%|9.65")).The<Funding>();

        Assert.Equal((130.25m, 125.75m), (funding.FullYear?.Value, funding.Executed?.Value));
    }
}
