using PerfEval.Worker.Evaluation;
using static PerfEval.Worker.Tests.Evaluation.Rows;

namespace PerfEval.Worker.Tests.Evaluation;

public sealed class ViewComparisonTests
{
    private static readonly Dictionary<string, bool> s_budget = new() { ["label"] = false, ["budget"] = true, ["final"] = true, ["line"] = false };
    private readonly ViewScore _score = new("budget_line");
    private readonly List<Difference> _differences = [];

    [Fact]
    public void EqualRows_AreExact()
    {
        Compare([Line("公用经费", 30.50m)], [Line("公用经费", 30.5m)]);

        Assert.True(_score.Exact);
        Assert.Equal((1, 1, 1, 1), (_score.Expected, _score.Matched, _score.Numbers, _score.NumbersExact));
        Assert.Empty(_differences);
    }

    [Fact]
    public void FieldThatIsNotStated_IsNotCompared()
    {
        Compare([Line("公用经费", 30)], [Row(("label", "公用经费"), ("final", 30m), ("budget", 28m), ("line", "operating"))]);

        Assert.True(_score.Exact);
        Assert.Equal((1, 0), (_score.Numbers, _score.Texts));
    }

    [Fact]
    public void NumberInABlankCell_IsWrong()
    {
        Compare([Line("公用经费", null)], [Line("公用经费", 30)]);

        Assert.Equal((1, 0), (_score.Numbers, _score.NumbersExact));
        var difference = Assert.Single(_differences);
        Assert.Equal(("公用经费", "number", "final", null, "30"), (difference.Row, difference.Kind, difference.Field, difference.Expected, difference.Found));
    }

    [Fact]
    public void BlankLeftBlank_CountsOnNeitherSide()
    {
        Compare([Line("公用经费", null)], [Line("公用经费", null)]);

        Assert.Equal(0, _score.Numbers);
    }

    [Fact]
    public void MissingRow_CountsItsNumbersAsWrong()
    {
        Compare([Line("三公经费", 9), Line("公用经费", 30)], [Line("三公经费", 9)]);

        Assert.Equal((2, 1), (_score.Numbers, _score.NumbersExact));
        Assert.Equal((0.5, 1), (_score.Recall, _score.Precision));
        Assert.Equal("missing_row", Assert.Single(_differences).Kind);
    }

    [Fact]
    public void ExtraRow_CostsPrecisionAndExactness()
    {
        Compare([Line("三公经费", 9)], [Line("三公经费", 9), Line("公用经费", 30)]);

        Assert.Equal((1, 0.5), (_score.Recall, _score.Precision));
        Assert.False(_score.Exact);
        Assert.Equal("final 30", Assert.Single(_differences).Found?.Split(", ")[^1]);
    }

    [Fact]
    public void RowThatMayBeAbsent_CountsOnlyWhereItWasFound()
    {
        var empty = Line("", null) with { MayBeAbsent = true };
        Compare([empty], []);
        Assert.Equal((0, 0), (_score.Expected, _score.Found));

        Compare([empty], [Line("", null)]);
        Assert.Equal((1, 1), (_score.Expected, _score.Matched));
    }

    [Fact]
    public void Texts_DifferByMoreThanWhiteSpace()
    {
        Dictionary<string, bool> columns = new() { ["goal_expected"] = false, ["goal_actual"] = false, ["project"] = false };
        var gold = Report("project", Row(("project", null), ("goal_expected", "整理 120\n卷"), ("goal_actual", "整理（120）卷")));

        new ViewComparison(Shape("project"), columns, (_, _) => false).Compare(
            "a.json", gold, [Row(("project", null), ("goal_expected", "整理120卷"), ("goal_actual", "整理(120)卷"))], _score, _differences);

        Assert.Equal((2, 1), (_score.Texts, _score.TextsExact));
        Assert.Equal("goal_actual", Assert.Single(_differences).Field);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void WrongNumber_CountsAsUnmarkedUnlessItIsMarked(bool isMarked, int wrong)
    {
        new ViewComparison(Shape("budget_line"), s_budget, (row, field) => isMarked && row.Text("label") == "公用经费" && field == "final")
            .Compare("a.json", Report("budget_line", Line("公用经费", 30)), [Line("公用经费", 31)], _score, _differences);

        Assert.Equal((1, 0, wrong), (_score.Numbers, _score.NumbersExact, _score.WrongUnmarked));
    }

    [Fact]
    public void MissingNumber_IsNotWrong()
    {
        Compare([Line("公用经费", 30)], [Line("公用经费", null)]);

        Assert.Equal((1, 0, 0), (_score.Numbers, _score.NumbersExact, _score.WrongUnmarked));
    }

    [Fact]
    public void ColumnThatTheViewLacks_IsNamed()
    {
        Compare([Row(("label", "公用经费"), ("adjusted", 31m))], [Line("公用经费", 30)]);

        Assert.Equal(["adjusted"], _score.NotMeasured);
        Assert.Equal(0, _score.Numbers);
    }

    [Fact]
    public void AmountInAnotherUnit_IsTheSameAmount()
    {
        Dictionary<string, bool> columns = new() { ["label"] = false, ["value"] = true, ["stated_total"] = true, ["measure_unit"] = false };
        var gold = Report("narrative_item", Row(("label", "公用经费"), ("value", 7.25m), ("stated_total", 80m), ("measure_unit", "万元")));

        new ViewComparison(Shape("narrative_item"), columns, (_, _) => false).Compare(
            "a.json", gold, [Row(("label", "公用经费"), ("value", 72500m), ("stated_total", 800001m), ("measure_unit", "元"))], _score, _differences);

        Assert.Equal("80.0001", Assert.Single(_differences).Found);
        Assert.Equal((2, 1, 1), (_score.Numbers, _score.NumbersExact, _score.TextsExact));
    }

    [Theory]
    [InlineData("岳阳市岳阳楼区", true)]
    [InlineData("楼区", true)]
    [InlineData("君山区", false)]
    public void Division_MayBePrintedWithItsPrefecture(string found, bool same)
    {
        Dictionary<string, bool> columns = new() { ["unit"] = false, ["division"] = false };
        var gold = Report("report", Row(("unit", "桥头档案所"), ("division", "岳阳楼区")));

        new ViewComparison(Shape("report"), columns, (_, _) => false).Compare(
            "a.json", gold, [Row(("unit", "桥头档案所"), ("division", found))], _score, _differences);

        Assert.Equal(same ? 1 : 0, _score.TextsExact);
    }

    private void Compare(EvalRow[] expected, EvalRow[] found) =>
        new ViewComparison(Shape("budget_line"), s_budget, (_, _) => false).Compare("a.json", Report("budget_line", expected), found, _score, _differences);
}
