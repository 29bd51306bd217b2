using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Forms;

public sealed class FundingTests
{
    private const string Title = "2023年度部门整体支出绩效自评表";
    private const string Head = "年度预算申请|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分";

    [Fact]
    public void TotalLast_IsFoundByItsLabel()
    {
        var rows = Reading.Report(Title, Tables.Of(
            Head,
            "^|其中：当年财政拨款|90|100|80|10|80%|8",
            "^|上年结转金额|5|5|5|||",
            "^|其它资金|0|0|/|||",
            "^|年度资金总额|95|105|85|10|80.95%|8.1")).All<Funding>();
        Assert.Equal(["current_year_appropriation", "carry_over", "other", "total"], rows.Select(r => r.Line));
        Assert.Equal([95m, 105m, 85m, 10m, 80.95m, 8.1m], Numbers(rows[3]));
        Assert.Equal(ValueState.Slash, rows[2].Executed!.State);
        Assert.Equal(ValueState.Blank, rows[1].Weight!.State);
    }

    [Fact]
    public void EveryFigure_PointsAtItsCell()
    {
        var total = Reading.Report(Title, Tables.Of("单位名称|甲县测试局|<|<|<|<|<|<", Head, "^|年度资金总额|95|105|85|10|80.95%|8.1")).The<Funding>();
        Assert.Equal(Place.OfCell(0, 2, 1), total.Label.Place);
        Assert.Equal(Place.OfCell(0, 2, 2), total.Initial!.Place);
        Assert.Equal(Place.OfCell(0, 2, 7), total.Score!.Place);
    }

    [Fact]
    public void CompleteForm_LeavesNothingOver() =>
        Assert.Empty(Reading.Of(Reading.Unit, Title, Tables.Of("单位名称|甲县测试局|<|<|<|<|<|<", Head, "^|年度资金总额|95|105|85|10|80.95%|8.1")).Leftovers);

    [Fact]
    public void WeightBehindRate_IsFoundByItsHead()
    {
        var total = Reading.Report(Title, Tables.Of("|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因", "总额|95|105|85|80.95%|10|8.1|")).The<Funding>();
        Assert.Equal([95m, 105m, 85m, 10m, 80.95m, 8.1m], Numbers(total));
    }

    [Fact]
    public void RowWithoutALabel_IsNoRow()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|95|105|85", "|7|8|9"));

        Assert.Equal("total", Assert.Single(document.Reports).The<Funding>().Line);
        Assert.Equal(["7", "8", "9"], document.LeftoverTexts());
    }

    [Fact]
    public void NoteInsideTheTable_IsReadPastByName()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|95|105|85", "注：金额保留两位。|<|<|<", "填表人：测试员甲|<|<|<"));

        Assert.Empty(document.Leftovers);
    }

    [Fact]
    public void MissingColumns_StayNull()
    {
        var total = Reading.Report(Title, Tables.Of("资金情况|全年预算数（A）|全年执行数（B）|执行率（B/A）", "年度资金总额|105|85|80.95%")).The<Funding>();
        Assert.Null(total.Initial);
        Assert.Null(total.Weight);
        Assert.Null(total.Score);
        Assert.Equal(80.95m, total.Rate!.Value);
    }

    [Theory]
    [InlineData("资金（元）|年初预算数|全年预算数|全年执行数")]
    [InlineData("资金|年初预算数（元）|全年预算数（元）|全年执行数（元）")]
    public void YuanInHead_BecomesTenThousandYuan(string head) => Assert.Equal([1.2m, 2m, 0.5m], Numbers(InTable(head, "年度资金总额|12000|20,000|5000")));

    [Theory]
    [InlineData("单位：元")]
    [InlineData("（金额单位：元）")]
    [InlineData("单位：元、人")]
    [InlineData("填报单位：甲县测试局    单位：元")]
    public void YuanInLineAboveTable_BecomesTenThousandYuan(string line)
    {
        var total = Reading.Report(Title, line, Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12000|20,000|5000")).The<Funding>();
        Assert.Equal([1.2m, 2m, 0.5m], Numbers(total));
        Assert.Equal("元", total.Initial!.PrintedUnit);
    }

    [Fact]
    public void YuanInTitle_BecomesTenThousandYuan() => Assert.Equal(
        [1.2m, 2m, 0.5m],
        Numbers(Reading.Report(Title + "（单位：元）", Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12000|20,000|5000")).The<Funding>()));

    [Fact]
    public void YuanInTitleInsideTable_BecomesTenThousandYuan() => Assert.Equal(
        [1.2m, 2m, 0.5m], Numbers(InTable(Title + "（单位：元）|<|<|<", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12000|20,000|5000")));

    [Fact]
    public void ThousandYuanInRowOfTable_BecomesTenThousandYuan() =>
        Assert.Equal([1.2m, 2m, 0.5m], Numbers(InTable("单位：千元|<|<|<", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12|20|5")));

    [Fact]
    public void UnitBesideNumber_Decides() =>
        Assert.Equal([1.2m, 2m, 50000m], Numbers(InTable("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12000元|2万元|5亿元")));

    [Fact]
    public void NameOfUnitBehindUnitLabel_IsNoUnitOfMoney() => Assert.Equal(
        [12m, 20m, 5m],
        Numbers(Reading.Report(Title, "填报单位：元江县测试局", Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12|20|5")).The<Funding>()));

    [Fact]
    public void SecondFormInTable_KeepsItsUnit()
    {
        var rows = Reading.Report("2023年度项目支出绩效自评表", "单位：元", Tables.Of(
            "项目名称|道路养护|<|<", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|10000|20000|30000",
            "项目名称|路灯维护|<|<", "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|40000|50000|60000")).All<Funding>();
        Assert.Equal([1m, 4m], rows.Select(r => r.Initial!.Value!.Value));
        Assert.Equal(["道路养护", "路灯维护"], rows.Select(r => r.Project));
    }

    [Fact]
    public void TableCutInTwo_GoesOn()
    {
        var rows = Reading.Report(Title, Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12|20|5"), "- 2 -", Tables.Of("上年结转资金|1|2|3")).All<Funding>();
        Assert.Equal([12m, 1m], rows.Select(r => r.Initial!.Value!.Value));
    }

    [Fact]
    public void RepeatedHeadBehindPageBreak_StartsNoSecondForm()
    {
        var report = Reading.Report(
            Title, Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12|20|5"), Tables.Of("资金|年初预算数|全年预算数|全年执行数", "上年结转资金|1|2|3"));
        Assert.Equal(["unit", "unit"], report.All<Funding>().Select(r => r.FormKey));
    }

    [Fact]
    public void RatioWithoutPercentSign_IsReadByItsAmounts() =>
        Assert.Equal(80m, InTable("资金|年初预算数|全年预算数|全年执行数|执行率", "年度资金总额|100|100|80|0.8").Rate!.Value);

    [Fact]
    public void RatioThatAmountsCannotDecide_StaysUnread()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of("资金|年初预算数|全年预算数|全年执行数|执行率", "年度资金总额||||0.8"));
        Assert.DoesNotContain(0.8m, document.Numbers());
        Assert.DoesNotContain(80m, document.Numbers());
    }

    [Fact]
    public void ByNature_InTheGroupsOwnCell_IsRead()
    {
        var rows = Reading.Report(Title, Tables.Of(
            "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12|20|5",
            "按收入性质分：20|<|按支出性质分：20|<", "其中：一般公共预算：18|<|其中：基本支出：15|<", "政府性基金拨款：2|<|项目支出：5|<")).All<FundingByNature>();
        Assert.Equal(
            [
                "income/total/20",
                "expenditure/total/20",
                "income/general_public_budget/18",
                "expenditure/basic/15",
                "income/government_fund/2",
                "expenditure/project/5"
            ],
            rows.Select(r => $"{r.Side}/{r.Line}/{r.Amount!.Value:0.##}"));
    }

    [Fact]
    public void ByNature_InTheNextCell_IsRead()
    {
        var rows = Reading.Report(Title, Tables.Of(
            "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12|20|5", "按收入性质分|20|按支出性质分|20", "一般公共预算|20|基本支出|20")).All<FundingByNature>();
        Assert.Equal([20m, 20m, 20m, 20m], rows.Select(r => r.Amount!.Value!.Value));
    }

    [Theory]
    [InlineData("其中：中央资金|60.10|60.10|60.10", "省级资金|40.40|50.15|45.65", "current_year_appropriation,,,carry_over")]
    [InlineData("其中：中央资金|60.10|60.10|60.10", "省级资金|40.40|50.15|45.60", "current_year_appropriation,current_year_appropriation,current_year_appropriation,carry_over")]
    public void PartsThatMakeUpThePartAbove_AreCountedThere(string first, string second, string lines)
    {
        var rows = Reading.Report(Title, Tables.Of(
            "资金来源|年初预算数|全年预算数|全年执行数", "年度资金总额|115.70|125.45|120.95", "其中：当年财政拨款|100.50|110.25|105.75", first, second,
            "上年结转资金|15.20|15.20|15.20")).All<Funding>();

        Assert.Equal("total," + lines, string.Join(',', rows.Select(r => r.Line)));
    }

    private static Funding InTable(params string[] rows) => Reading.Report(Title, Tables.Of(rows)).The<Funding>();

    private static decimal[] Numbers(Funding row) =>
        [.. new[] { row.Initial, row.FullYear, row.Executed, row.Weight, row.Rate, row.Score }.OfType<Figure>().Select(f => f.Value!.Value)];
}
