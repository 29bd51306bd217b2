using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Proposals;
using PerfEval.Normalize.Recognition;
using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Tests.Recognition;

/// <summary>
/// Labels that the vocabulary does not know: found with their context, proposed a field, and read only where the form's equations leave no other.
/// </summary>
public sealed class ProposalTests
{
    private const string Unit = "单位名称|甲县测试局|<|<|<|<|<|<";
    private const string Title = "2023年度部门整体支出绩效自评表";

    private const string Unknown = "全年调整预算金额";

    [Fact]
    public void Column_ThatEquationsProve_IsRead_AndMarkedInferred()
    {
        var document = Of(Unknown, "120.5", "100.5", "20");

        var proposal = Assert.Single(document.Proposals);
        Assert.Equal(
            (Unknown, "funding_column.full_year", Arithmetic.Agrees, ProposalState.Proved),
            (proposal.Unknown.Label, proposal.Field?.ToString(), proposal.Arithmetic, proposal.State));
        Assert.Equal([120.5m, 100.5m, 20m], FullYears(document));
        Assert.Equal(3, document.Certainties.Count(c => c.Value == Certainty.Inferred));
        var report = Assert.Single(document.Reports);
        Assert.All(report.All<Funding>(), f => Assert.Equal(Certainty.Inferred, report.Revisions[f.FullYear!.Place].Certainty));
    }

    [Fact]
    public void InferredNumbers_AreNotProvedByTheEquationsThatChoseThem()
    {
        var report = Assert.Single(Of(Unknown, "120.5", "100.5", "20").Reports);
        Assert.All(report.All<Funding>(), f => Assert.NotEqual(Proof.Proved, report.Proof.Of(f.FullYear!.Place)));
    }

    [Theory]
    [InlineData("130.5", "110.5", "20")]
    [InlineData("120.5", "90.5", "20")]
    public void Column_ThatAnEquationRefuses_IsNotRead(string total, string own, string carried)
    {
        var document = Of(Unknown, total, own, carried);

        Assert.Equal((Arithmetic.Disagrees, ProposalState.Refused), (document.Proposals[0].Arithmetic, document.Proposals[0].State));
        Assert.DoesNotContain(FullYears(document), f => f is not null);
        Assert.Contains(total, document.LeftoverTexts());
    }

    [Fact]
    public void Column_OfWhichOneNumberIsNotProved_Waits()
    {
        // No rate and no parts are printed: nothing ties the number to another.
        var document = Reading.Of(
            Title, Tables.Of(Unit, $"资金（万元）|资金来源|年初预算数|{Unknown}|全年执行数|分值|执行率|得分", "^|年度资金总额|80|120.5|108.45|10||9"));

        var proposal = Assert.Single(document.Proposals);
        Assert.Equal(("funding_column.full_year", Arithmetic.Silent, ProposalState.Waiting), (proposal.Field?.ToString(), proposal.Arithmetic, proposal.State));
        Assert.Contains("120.5", document.LeftoverTexts());
    }

    [Fact]
    public void WordOfNoField_IsListed_WithoutOne()
    {
        var proposal = Assert.Single(Of("车辆识别代号", "120.5", "100.5", "20").Proposals);
        Assert.Equal(("车辆识别代号", null, ProposalState.Waiting), (proposal.Unknown.Label, proposal.Field, proposal.State));
    }

    [Fact]
    public void Row_WhoseAmountsWereRead_IsProposedALine()
    {
        var document = Reading.Of(
            Title, Tables.Of(
                Unit, "资金（万元）|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "^|年度资金总额|80|120.5|108.45|10|90%|9", "^|当年财政拨款|70|100.5|90.45|||", "^|上年度结转资金|10|20|18|||"));

        var proposal = Assert.Single(document.Proposals);
        Assert.Equal(("funding_line", "funding_line.carry_over"), (proposal.Unknown.Context.Name, proposal.Field?.ToString()));
        // The sum holds with any part: it does not tell carried over from other funds.
        Assert.Equal((Arithmetic.Silent, ProposalState.Waiting), (proposal.Arithmetic, proposal.State));
        Assert.DoesNotContain(Assert.Single(document.Reports).All<Funding>(), f => f.Line == "carry_over");
    }

    [Fact]
    public void RowWithoutAmounts_IsProposedALine_Too()
    {
        var document = Reading.Of(
            Title, Tables.Of(Unit, "资金（万元）|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "^|年度资金总额|80|120.5|108.45|10|90%|9", "^|上年度结转资金||||||"));

        Assert.Equal("funding_line.carry_over", Assert.Single(document.Proposals).Field?.ToString());
    }

    [Fact]
    public void AmountOfANature_IsProposedOne()
    {
        var document = Reading.Of(
            Title, Tables.Of(
                Unit, "资金（万元）|资金来源|年初预算数|全年预算数|全年执行数|分值|执行率|得分", "^|年度资金总额|80|120.5|108.45|10|90%|9", "^|按收入性质分|<|120.5|按支出性质分|<|120.5|<",
                "^|一般公共预算拨款收入|<|120.5|基本支出|<|120.5|<"));

        Assert.Equal(("nature", "一般公共预算拨款收入"), (Assert.Single(document.Proposals).Unknown.Context.Name, document.Proposals[0].Unknown.Label));
    }

    [Fact]
    public void HeadsAboveNumbers_OfWhichNoneIsKnown_AreProposedColumns()
    {
        var document = Reading.Of(
            Title, Tables.Of("单位名称|甲县测试局|<|<", "预算安排情况|年初安排预算数额|全年调整预算金额|全年实际执行金额", "一般项目|100|120|110"));

        Assert.Equal(4, document.Proposals.Count);
        Assert.All(document.Proposals, p => Assert.Equal((LabelContext.AnyColumn, Arithmetic.Silent), (p.Unknown.Context, p.Arithmetic)));
        Assert.Contains(document.Proposals, p => p.Field?.ToString() == "funding_column.full_year");
    }

    [Fact]
    public void ContactsAndNames_AreNoLabels()
    {
        var document = Reading.Of(Title, Tables.Of(Unit, "经办同志|测试员甲|<|<|<|<|<|<"), Tables.Of("联系人员姓名|测试员乙"));
        Assert.DoesNotContain(document.Proposals, p => p.Unknown.Label.Contains("测试员", StringComparison.Ordinal));
    }

    [Fact]
    public void NameBesideAValue_IsAKey()
    {
        var document = Reading.Of(Title, Tables.Of(Unit, "项目主管部门单位|甲县测试局|<|<|<|<|<|<"), Tables.Of("单位名称|甲县测试局"));
        var proposal = Assert.Single(document.Proposals);
        Assert.Equal(("key", Arithmetic.Silent), (proposal.Unknown.Context.Name, proposal.Arithmetic));
    }

    [Fact]
    public void KnownForm_HasNoProposals() => Assert.Empty(Of("全年预算数", "120.5", "100.5", "20").Proposals);

    private static RecognisedDocument Of(string head, string total, string own, string carried) => Reading.Of(
        Title, Tables.Of(
            Unit, $"资金（万元）|资金来源|年初预算数|{head}|全年执行数|分值|执行率|得分", $"^|年度资金总额|80|{total}|108.45|10|90%|9", $"^|当年财政拨款|70|{own}|90.45|||",
            $"^|上年结转资金|10|{carried}|18|||"));

    private static decimal?[] FullYears(RecognisedDocument document) => [.. document.Reports.SelectMany(r => r.All<Funding>()).Select(f => f.FullYear?.Value)];
}
