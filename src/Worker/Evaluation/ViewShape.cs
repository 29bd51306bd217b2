namespace PerfEval.Worker.Evaluation;

/// <summary>How the rows of a view are told apart.</summary>
/// <param name="Group">Fields that split the view into parts, each in its own order.</param>
/// <param name="Key">Fields that name a row within its part; several rows may share a name, their order tells them apart.</param>
/// <param name="Contained">A text of which reports print more or less: equal when one contains the other.</param>
public sealed record ViewShape(string View, IReadOnlyList<string> Group, IReadOnlyList<string> Key, string? Contained = null)
{
    /// <summary>In the order in which a report prints them; report itself stands for what was found out about unit, year and division.</summary>
    public static IReadOnlyList<ViewShape> All { get; } =
    [
        // 岳阳楼区 and 岳阳市岳阳楼区 are the same division.
        new("report", [], ["unit"], Contained: "division"),
        new("staffing", [], []),
        new("budget_line", [], ["label"]),
        new("building", [], []),
        new("project", [], ["project"]),
        new("funding", ["scope", "project"], ["line"]),
        new("funding_by_nature", ["side"], ["line"]),
        new("indicator", ["scope", "project"], ["level2", "name"]),
        new("score_item", [], ["level1", "level2", "level3"]),
        new("score_total", ["scope", "project"], []),
        new(NarrativeFigure, [], []),
        // A list is named by the words before its total: 基本支出, 基本支出决算数.
        new("narrative_item", [], ["label"], Contained: "list_label"),
    ];

    /// <summary>Compared by amount, see <see cref="FigureComparison"/>: what a sentence calls its figure is no fixed label.</summary>
    public const string NarrativeFigure = "narrative_figure";

    public IEnumerable<string> Identity => Group.Concat(Key);

    public string GroupOf(EvalRow row) => string.Join('\u001f', Group.Select(row.Text));

    /// <summary>Group and key for people: 业务经费 / 数量指标 / 办文办会.</summary>
    public string NameOf(EvalRow row) =>
        string.Join(" / ", Identity.Where(f => f != "scope" || row.Text("project") is null).Select(row.Text).OfType<string>());

    public bool SameKey(EvalRow a, EvalRow b) => Key.All(field => a.AgreesOn(field, b));
}
