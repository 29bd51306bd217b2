using PerfEval.Worker.Evaluation;
using static PerfEval.Worker.Tests.Evaluation.Rows;

namespace PerfEval.Worker.Tests.Evaluation;

public sealed class RowAlignmentTests
{
    [Fact]
    public void RowMissingInTheMiddle_MovesNoOther()
    {
        EvalRow[] expected = [Line("三公经费", 9), Line("公用经费", 30), Line("……", null), Line("政府采购金额", 5)];
        EvalRow[] found = [expected[0], expected[2], expected[3]];

        var pairs = RowAlignment.Align(Shape("budget_line"), expected, found);

        Assert.Equal(4, pairs.Count);
        Assert.Null(pairs[1].Found);
        Assert.All(pairs.Where((_, i) => i != 1), p => Assert.Same(p.Expected, p.Found));
    }

    [Fact]
    public void RepeatedName_IsToldByOrder()
    {
        EvalRow[] expected = [Line("……", 1), Line("公用经费", 30), Line("……", 2)];
        EvalRow[] found = [Line("公用经费", 30), Line("……", 2)];

        var pairs = RowAlignment.Align(Shape("budget_line"), expected, found);

        Assert.Null(pairs[0].Found);
        Assert.Same(found[1], pairs[2].Found);
    }

    [Fact]
    public void MisreadName_IsPairedByItsOtherValues()
    {
        var expected = Row(("scope", "unit"), ("level2", "数量指标"), ("name", "归档卷数"), ("target", "≥120卷"), ("weight", 10m), ("score", 9m));
        var found = Row(("scope", "unit"), ("level2", "数量指标"), ("name", "归挡卷数"), ("target", "≥120卷"), ("weight", 10m), ("score", 9m));

        var pair = Assert.Single(RowAlignment.Align(Shape("indicator"), [expected], [found]));

        Assert.Same(found, pair.Found);
        Assert.False(pair.SameKey);
    }

    [Fact]
    public void UnlikeRows_StayApart()
    {
        var pairs = RowAlignment.Align(Shape("budget_line"), [Line("公用经费", 30)], [Line("三公经费", 9)]);

        Assert.Equal([true, false], pairs.Select(p => p.Found is null));
        Assert.Equal([false, true], pairs.Select(p => p.Expected is null));
    }

    [Fact]
    public void LinesBesideEachOther_HaveNoOrder()
    {
        EvalRow[] expected = [Row(("side", "income"), ("line", "other")), Row(("side", "income"), ("line", "total"))];

        var pairs = RowAlignment.Align(Shape("funding_by_nature"), expected, [expected[1], expected[0]]);

        Assert.All(pairs, p => Assert.True(p.SameKey && p.Expected == p.Found));
    }

    [Fact]
    public void SameNameInAnotherProject_IsAnotherRow()
    {
        var expected = Row(("scope", "project"), ("project", "库房维护费"), ("line", "total"), ("initial", 12m));
        var found = Row(("scope", "project"), ("project", "数字化加工费"), ("line", "total"), ("initial", 40m));

        Assert.Equal(2, RowAlignment.Align(Shape("funding"), [expected], [found]).Count);
    }
}
