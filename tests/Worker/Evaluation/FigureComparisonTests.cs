using PerfEval.Worker.Evaluation;
using static PerfEval.Worker.Tests.Evaluation.Rows;

namespace PerfEval.Worker.Tests.Evaluation;

public sealed class FigureComparisonTests
{
    private readonly ViewScore _score = new(ViewShape.NarrativeFigure);
    private readonly List<Difference> _differences = [];

    [Fact]
    public void SameAmountInAnotherUnit_IsFound()
    {
        Compare([Figure(1.2m, "亿元")], [Figure(12000m, "万元")]);

        Assert.True(_score.Exact);
        Assert.Empty(_differences);
    }

    [Fact]
    public void OtherBasis_IsNotFound()
    {
        Compare([Figure(30, "万元", "initial")], [Figure(30, "万元", "final")]);

        Assert.Equal(0, _score.Matched);
        Assert.Equal(["missing_row", "extra_row"], _differences.Select(d => d.Kind));
    }

    [Fact]
    public void FigureWithoutBasis_LeavesTheOthersTheirs()
    {
        Compare([Figure(30, "万元"), Figure(30, "万元", "final")], [Figure(30, "万元", "final"), Figure(30, "万元", "initial")]);

        Assert.Equal(2, _score.Matched);
    }

    [Fact]
    public void AmountStatedTwice_MustBeFoundTwice()
    {
        Compare([Figure(30, "万元"), Figure(30, "万元")], [Figure(30, "万元")]);

        Assert.Equal((0.5, 1), (_score.Recall, _score.Precision));
    }

    [Fact]
    public void HeadCounts_AreNoMoney()
    {
        Compare([Figure(30, "人")], [Figure(31, "人")]);

        Assert.Equal((0, 0), (_score.Expected, _score.Found));
    }

    private void Compare(EvalRow[] expected, EvalRow[] found) =>
        FigureComparison.Compare("a.json", Report(ViewShape.NarrativeFigure, expected), found, _score, _differences);

    private static EvalRow Figure(decimal value, string unit, string? basis = null) =>
        Row(("label", "公用经费"), ("value", value), ("measure_unit", unit), ("basis", basis));
}
