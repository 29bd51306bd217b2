using PerfEval.Normalize.Closures;
using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Closures;

/// <summary>What proves a number, what does not although it holds, and whom an equation that fails contradicts.</summary>
public sealed class ReportProofTests
{
    private const string Form = "2023年度部门整体支出绩效自评表";
    private const string Fund = "资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分";
    private const string Heads = "一级指标|二级指标|三级指标|指标值|完成值|分值|得分";

    [Fact]
    public void PartsThatSumUp_ProveEachOther()
    {
        var report = Report("年度资金总额|100.20|||||", "当年财政拨款|60.15|||||", "上年结转资金|40.05|||||");

        Assert.All(report.All<Funding>(), f => Assert.Equal(Proof.Proved, Of(report, f.Initial)));
    }

    [Fact]
    public void SinglePart_ThatIsItsTotal_ProvesNothing()
    {
        var report = Report("年度资金总额|100.20|||||", "当年财政拨款|100.20|||||", "上年结转资金|0|||||");

        Assert.All(report.All<Funding>(), f => Assert.Equal(Proof.Unproved, Of(report, f.Initial)));
    }

    [Fact]
    public void SumThatIsRounded_HoldsAndProvesNothing()
    {
        var report = Report("年度资金总额|100.21|||||", "当年财政拨款|60.15|||||", "上年结转资金|40.05|||||");

        Assert.Equal(true, Only(report, ClosureRelation.FundingPartsInitial).Holds);
        Assert.All(report.All<Funding>(), f => Assert.Equal(Proof.Unproved, Of(report, f.Initial)));
    }

    [Fact]
    public void NumberBesideOneAsNearAsTheTolerance_IsNotTold()
    {
        // 40.05 under 年初 would do as well as 40.06 beside it.
        var report = Report("年度资金总额|100.20|||||", "当年财政拨款|60.15|||||", "上年结转资金|40.05|40.06||||");

        var carried = report.All<Funding>()[2];
        Assert.Equal(Proof.Unproved, Of(report, carried.Initial));
        Assert.Equal(Proof.Proved, Of(report, report.All<Funding>()[0].Initial));
    }

    [Fact]
    public void SameColumns_AreSaidNotToBeToldApart()
    {
        var report = Report("年度资金总额|100.20|100.20|90||90%|", "当年财政拨款|60.15|60.15|50|||", "上年结转资金|40.05|40.05|40|||");

        Assert.Equal(ClosureReason.SameColumns, Only(report, ClosureRelation.FundingPartsInitial).Reason);
        Assert.Equal(ClosureReason.SameColumns, Only(report, ClosureRelation.FundingPartsFullYear).Reason);
        Assert.Null(Only(report, ClosureRelation.FundingPartsExecuted).Reason);
    }

    [Theory]
    // 61.76 / 65.86 = 93.775 %: small amounts are told to the last digit by two decimals of a rate, large ones are not.
    [InlineData("65.86", "61.76", "93.77%", Proof.Proved, Proof.Proved)]
    [InlineData("6586.12", "6176.18", "93.78%", Proof.Unproved, Proof.Proved)]
    // Printed as a ratio.
    [InlineData("65.86", "61.76", "0.9377", Proof.Proved, Proof.Proved)]
    // Decimals may have been lost on either side of the division, and of the rate.
    [InlineData("512.3", "493.4", "96.31%", Proof.Unproved, Proof.Proved)]
    [InlineData("65.86", "61.76", "93.7%", Proof.Unproved, Proof.Unproved)]
    // A rate without decimals is any of a hundred.
    [InlineData("65.86", "61.76", "94%", Proof.Unproved, Proof.Unproved)]
    // 102.00 by chance.
    [InlineData("111.18", "113.40", "102%", Proof.Unproved, Proof.Proved)]
    // All rates of equal amounts are 100.
    [InlineData("65.86", "65.86", "100.00%", Proof.Unproved, Proof.Unproved)]
    public void Rate_ProvesWhatItResolves(string fullYear, string executed, string rate, Proof amounts, Proof rates)
    {
        var total = Report($"年度资金总额||{fullYear}|{executed}||{rate}|").The<Funding>();
        var report = Report($"年度资金总额||{fullYear}|{executed}||{rate}|");

        Assert.Equal((amounts, amounts, rates), (Of(report, total.FullYear), Of(report, total.Executed), Of(report, total.Rate)));
    }

    [Fact]
    public void EquationThatFails_ContradictsWhatNothingElseProves()
    {
        var report = Report("年度资金总额|105.20|||||", "当年财政拨款|60.15|||||", "上年结转资金|40.05|||||");

        Assert.Equal(false, Only(report, ClosureRelation.FundingPartsInitial).Holds);
        Assert.All(report.All<Funding>(), f => Assert.Equal(Proof.Contradicted, Of(report, f.Initial)));
    }

    [Fact]
    public void EquationThatFails_LeavesWhatAnotherOneProves()
    {
        // 基本 + 项目 is what was spent; 收入 is not what was budgeted, and no slip of 1250.36 makes it so.
        var report = Nature("1250.36", "900.25", "272.86");

        Assert.Equal((false, true), (Only(report, ClosureRelation.IncomeFullYear).Holds, Only(report, ClosureRelation.FundingPartsFullYear).Holds));
        var rows = report.All<Funding>();
        Assert.Equal([Proof.Proved, Proof.Proved, Proof.Proved], rows.Select(r => Of(report, r.FullYear)));
        Assert.All(report.All<FundingByNature>().Where(n => n.Amount?.Value is not null), n => Assert.Equal(Proof.Contradicted, Of(report, n.Amount)));
    }

    [Fact]
    public void EquationThatFails_ContradictsAlsoAProvedNumber_WhereOneSlipWouldCloseIt()
    {
        // 1205.36 would close it: two digits swapped.
        var report = Nature("1250.36", "900.25", "305.11");

        Assert.Equal(Proof.Contradicted, Of(report, report.All<Funding>()[0].FullYear));
    }

    [Fact]
    public void NumberThatNobodyRead_LeavesTheSumUndecided()
    {
        var report = Report("年度资金总额|105.20|||||", "当年财政拨款|60.15|||||", "上年结转资金|40.05|||||", "备注||||||5.00 左右");

        var closure = Only(report, ClosureRelation.FundingPartsInitial);
        Assert.Equal((null, ClosureReason.Unread), (closure.Holds, closure.Reason));
        Assert.All(report.All<Funding>(), f => Assert.Equal(Proof.Unproved, Of(report, f.Initial)));
    }

    [Fact]
    public void UnknownLine_LeavesTheSumUndecided()
    {
        var report = Report("年度资金总额|105.20|||||", "当年财政拨款|60.15|||||", "上年结转资金|40.05|||||", "异地协作补贴|5.00|||||");

        Assert.Equal(ClosureReason.UnknownLine, Only(report, ClosureRelation.FundingPartsInitial).Reason);
    }

    [Fact]
    public void BlankWeight_LeavesAShortSumUndecided()
    {
        var report = Reading.Report(Form, Tables.Of(Heads, "产出指标|数量指标|培训期数|≥12期|12期|40|40", "^|^|合格率|95%|96%|30|30", "^|^|及时率|95%|96%||20"));

        Assert.Equal(ClosureReason.Blank, Only(report, ClosureRelation.Weights).Reason);
    }

    [Fact]
    public void ScoreByAnotherFormula_ContradictsNobody()
    {
        var report = Report("年度资金总额||65.86|61.76|10|93.77%|9");

        Assert.Equal(ClosureReason.FormulaOpen, Only(report, ClosureRelation.ScoreWeightRate).Reason);
        Assert.Equal(Proof.Unproved, Of(report, report.The<Funding>().Score));
    }

    [Fact]
    public void AssumedUnit_IsNotProvedByTheFormsOwnSums()
    {
        var report = Reading.Report(
            "2023年度部门整体支出绩效自评表", Tables.Of("资金|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "年度资金总额|1100.20|||||", "当年财政拨款|660.15|||||", "上年结转资金|440.05|||||"));

        Assert.Equal(Certainty.Inferred, report.All<Funding>()[0].Initial!.Certainty);
        Assert.All(report.All<Funding>(), f => Assert.Equal(Proof.Unproved, Of(report, f.Initial)));
    }

    [Fact]
    public void AmountOfTheText_ProvesThatOfTheForm_AndBackAgain()
    {
        var report = Reading.Report("二、一般公共预算支出情况", "三公经费决算数为63500元。", "2023年度部门整体支出绩效评价基础数据表（单位：万元）",
            Tables.Of("经费|上年决算数|本年预算数|本年决算数", "三公经费|1.20|8.25|6.35"));

        Assert.Equal(Proof.Proved, Of(report, report.The<BudgetLine>().Final));
        Assert.Equal(Proof.Proved, Of(report, report.The<NarrativeFigure>().Value));
    }

    private static RecognisedReport Report(params string[] rows) => Reading.Report(Form + "（单位：万元）", Tables.Of([Fund, .. rows]));

    private static RecognisedReport Nature(string fullYear, string general, string other) => Report(
        $"年度资金总额||{fullYear}|||90%|", "当年财政拨款||1000.11||||", "上年结转资金||250.25||||",
        "按收入性质分：|<|<|按支出性质分：|<|<|<", $"一般公共预算：{general}|<|<|基本支出：|<|<|<", $"其他资金：{other}|<|<|项目支出：|<|<|<");

    private static Closure Only(RecognisedReport report, string relation) => Assert.Single(report.Proof.Closures, c => c.Relation == relation);

    private static Proof Of(RecognisedReport report, Figure? figure) => report.Proof.Of(figure!.Place);
}
