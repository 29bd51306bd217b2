using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Forms;

/// <summary>Kinds of reading that layouts of other provinces brought up, each with the neighbour that must not be read so.</summary>
public sealed class LayoutKindsTests
{
    private const string Title = "2023年度部门整体支出绩效自评表";
    private const string Levels = "一级指标|二级指标|三级指标|指标值|完成值|分值|得分";

    [Fact]
    public void BaseTableWithAYearMore_TakesTheLastTwo()
    {
        var document = Reading.Of(Reading.Unit, Tables.Of("经费控制情况|2021年决算数|2022年决算数|2023年预算数|2023年决算数", "三公经费|9|8|7|6", "1、公务接待费|5|4|3|2"));

        Assert.Equal([8m, 7m, 6m, 4m, 3m, 2m], document.Numbers());
        Assert.Equal(["2021年决算数", "9", "5"], document.LeftoverTexts());
    }

    [Theory]
    [InlineData("经费控制情况|决算数|决算数|预算数|决算数", "三公经费|9|8|7|6")]
    [InlineData("项目|2022年决算数|2022年决算数|2023年预算数|2023年决算数", "三公经费|9|8|7|6")]
    public void BaseTableWhoseYearsAreNotTold_IsNoFunding(string head, string row) => Assert.Empty(Reading.Of(Reading.Unit, Tables.Of(head, row)).Numbers());

    [Fact]
    public void FormOfNobody_IsLeftOver()
    {
        var document = Reading.Of(Title, Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|95|105|85"));

        Assert.Empty(document.Reports);
        Assert.Equal(["资金", "年初预算数", "全年预算数", "全年执行数", "年度资金总额", "95", "105", "85"], document.LeftoverTexts());
    }

    [Fact]
    public void LabelOverAllLevels_NamesTheIndicator()
    {
        var rows = Reading.Report(Title, Tables.Of(Levels, "产出指标|数量指标|培训期数|12期|12期|90|90", "预算执行率|<|<|100%|98%|10|9.8")).All<Indicator>();

        Assert.Equal(["培训期数", "预算执行率"], rows.Select(r => r.Name?.Text));
        Assert.Null(rows[1].Level2?.Text);
    }

    [Fact]
    public void AdjustedBudgetThatTheRateProves_IsTheFullYears()
    {
        var total = Reading.Report(Title, Tables.Of("资金|年初预算数|调整预算数|全年执行数|执行率", "年度资金总额|100|80|60|75%")).The<Funding>();

        Assert.Equal((100m, 80m, 60m), (total.Initial!.Value, total.FullYear!.Value, total.Executed!.Value));
    }

    [Fact]
    public void AdjustedBudgetThatTheRateDisproves_IsLeftOver() => Assert.Contains(
        "20", Reading.Of(Reading.Unit, Title, Tables.Of("资金|年初预算数|调整预算数|全年执行数|执行率", "年度资金总额|100|20|90|75%")).LeftoverTexts());

    [Fact]
    public void SecondAmongThem_StandsBesideTheFirst()
    {
        var rows = Reading.Report(Title, Tables.Of(
            "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|30|30|30", "其中：本级财政资金|20|20|20", "其中：上级补助资金|10|10|10", "其中：专户资金|0|0|0")).All<Funding>();

        Assert.Equal(["total", "current_year_appropriation", "current_year_appropriation", "other"], rows.Select(r => r.Line));
    }

    [Fact]
    public void SecondAmongThemWithinAPart_StaysWithin()
    {
        var rows = Reading.Report(Title, Tables.Of(
            "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|30|30|30", "财政拨款|30|30|30", "其中：一般公共预算|20|20|20", "其中：政府性基金|10|10|10")).All<Funding>();

        Assert.Equal(["total", "current_year_appropriation", null, null], rows.Select(r => r.Line));
    }

    [Fact]
    public void NumberedSource_IsARow() => Assert.Equal(
        ["total", "current_year_appropriation"],
        Reading.Report(Title, Tables.Of("资金|年初预算数|全年预算数|全年执行数", "年度资金总额|30|30|30", "1、财政拨款|30|30|30")).All<Funding>().Select(r => r.Line));

    [Fact]
    public void StaffBesideTheirLabels_AreRead()
    {
        var staff = Reading.Report(Tables.Of("联系人|测试员甲|联系电话|00000000", "人员编制|21|实有人数|20人")).The<Staffing>();

        Assert.Equal((21m, 20m), (staff.Authorised!.Value, staff.Actual!.Value));
    }

    [Fact]
    public void AmountsBesideTheirLabels_AreReadWhereTheRateHolds()
    {
        var total = Reading.Report(Title, Tables.Of("年初预算数|405|全年预算数|440", "全年执行数|429|执行率|97.50%", "得分|9.75|<|<")).The<Funding>();

        Assert.Equal(("total", 405m, 440m, 429m, 97.5m, 9.75m),
            (total.Line, total.Initial!.Value, total.FullYear!.Value, total.Executed!.Value, total.Rate!.Value, total.Score!.Value));
    }

    [Theory]
    [InlineData("年初预算数|405|全年预算数|440", "全年执行数|429|执行率|90%")]
    [InlineData("年初预算数|405|全年预算数|440", "全年执行数|429|得分|9.75")]
    [InlineData("全年预算数|440|<|全年预算数|450|<", "全年执行数|429|<|执行率|97.50%|<")]
    [InlineData("全年预算数（元）|440|全年执行数（万元）|429", "执行率|97.50%|<|<")]
    public void AmountsBesideTheirLabelsWithoutARate_AreLeftOver(string one, string other) =>
        Assert.Empty(Reading.Of(Reading.Unit, Title, Tables.Of(one, other)).Numbers());

    [Fact]
    public void TotalOverItsParts_IsTheFormsAmount()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of(
            "资金来源|合计|<|基本支出|<|项目支出|<", "^|预算数|执行数|预算数|执行数|预算数|执行数", "资金总额|30|28|20|19|10|9", "财政拨款|30|28|20|19|10|9"));

        Assert.Equal([30m, 28m, 30m, 28m], document.Numbers());
    }

    [Fact]
    public void TotalThatItsPartsDoNotMake_IsLeftOver() => Assert.Empty(Reading.Of(Reading.Unit, Title, Tables.Of(
        "资金来源|合计|<|基本支出|<|项目支出|<", "^|预算数|执行数|预算数|执行数|预算数|执行数", "资金总额|30|28|20|19|10|5")).Numbers());

    [Theory]
    [InlineData("130.25|125.75元|96.55%", 125.75)]
    [InlineData("130.25|1257500元|96.55%", 125.75)]
    [InlineData("1302500元|125.75|96.55%", 125.75)]
    public void UnitThatContradictsTheForms_IsDecidedByTheRate(string amounts, decimal executed)
    {
        var total = Reading.Report(Title, "单位：万元", Tables.Of("资金|全年预算数|全年执行数|执行率", "年度资金总额|" + amounts)).The<Funding>();

        Assert.Equal((130.25m, executed), (total.FullYear!.Value, total.Executed!.Value));
    }

    [Theory]
    [InlineData("130.25|125.75元|", "125.75元")]
    [InlineData("130.25元|125.75元|96.55%", "125.75元")]
    [InlineData("130.25|125.75元|90%", "125.75元")]
    public void UnitThatContradictsTheFormsUndecided_IsLeftOver(string amounts, string left)
    {
        var document = Reading.Of(Reading.Unit, Title, "单位：万元", Tables.Of("资金|全年预算数|全年执行数|执行率", "年度资金总额|" + amounts));

        Assert.Contains(left, document.LeftoverTexts());
        Assert.Contains(document.Warnings, w => w.Kind == "money_unit");
    }

    [Fact]
    public void UnitThatContradictsTheFormsBesideALabel_IsLeftOver() => Assert.Contains("其中：基本支出：15元", Reading.Of(Reading.Unit, Title, "单位：万元", Tables.Of(
        "资金|年初预算数|全年预算数|全年执行数", "年度资金总额|12|20|20", "按收入性质分：20|<|按支出性质分：20|<", "一般公共预算：20|<|其中：基本支出：15元|<")).LeftoverTexts());

    [Fact]
    public void TwoProjectsBesideEachOther_AreNotOneBudgetOfTheOther()
    {
        var document = Reading.Of(Reading.Unit, "2023年度项目支出绩效自评表", Tables.Of("项目名称|甲项目|<|<|乙项目|<", "资金来源|预算数|执行数|执行率|预算数|执行数", "年度资金总额|10|9|90%|20|19"));

        Assert.Equal([10m, 9m, 90m], document.Numbers());
        Assert.Contains("20", document.LeftoverTexts());
    }

    [Fact]
    public void TasksWithAmounts_AreNoFunds() => Assert.Empty(Reading.Of(Reading.Unit, Title, Tables.Of(
        "任务名称|预算数|执行数|完成情况|分值|得分", "造林|30|29|已完成|20|20", "防火|70|69|已完成|30|29")).Numbers());

    [Fact]
    public void WeightsThatAreShares_AreNoPoints()
    {
        var document = Reading.Of(Reading.Unit, Title, Tables.Of(
            "一级指标|二级指标|三级指标|权重|指标值|完成值|得分", "产出指标|数量指标|培训期数|0.5|完成|完成|49", "效益指标|社会效益指标|覆盖率|0.5|完成|完成|39", "总分|<|<|1|<|<|88"));

        Assert.Equal([49m, 39m, 88m], document.Numbers());
        Assert.Equal(["权重", "0.5", "0.5", "1"], document.LeftoverTexts());
    }

    [Fact]
    public void SmallPoints_AreNoShares() => Assert.Equal([0.5m, 0.5m, 1m, 0.8m], Reading.Of(Reading.Unit, Title, Tables.Of(
        "一级指标|二级指标|三级指标|权重|指标值|完成值|得分", "产出指标|数量指标|培训期数|0.5|完成|完成|0.5", "效益指标|社会效益指标|覆盖率|1|完成|完成|0.8")).Numbers());

    [Fact]
    public void StaffInSeveralRows_IsTheirSum()
    {
        var staff = Reading.Report(Tables.Of("财政供养人员|编制数|实有人数", "行政编制|10|9", "事业编制|14|12", "合计|24|21")).The<Staffing>();

        Assert.Equal((24m, 21m), (staff.Authorised!.Value, staff.Actual!.Value));
    }

    [Fact]
    public void StaffInSeveralRowsWithoutTheirSum_IsLeftOver() =>
        Assert.Empty(Reading.Of(Reading.Unit, Tables.Of("财政供养人员|编制数|实有人数", "行政编制|10|9", "事业编制|14|12")).Numbers());

    [Fact]
    public void TwoRowsOfOneLine_AreNotThatLine()
    {
        var lines = Reading.Report(Tables.Of("经费控制情况|2022年决算数|2023年预算数|2023年决算数", "三公经费|8|8|7", "公用经费|30|32|31", "公用经费|20|22|21")).All<BudgetLine>();

        Assert.Equal(["three_public", null, null], lines.Select(l => l.Line));
    }
}
