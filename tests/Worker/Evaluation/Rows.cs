using PerfEval.Worker.Evaluation;

namespace PerfEval.Worker.Tests.Evaluation;

/// <summary>Rows and reports in memory.</summary>
internal static class Rows
{
    public static EvalRow Row(params (string Field, object? Value)[] fields) => new(fields.ToDictionary(f => f.Field, f => f.Value));

    /// <summary>A line of the base data table.</summary>
    public static EvalRow Line(string label, decimal? final) => Row(("label", label), ("final", final));

    public static GoldReport Report(string view, params EvalRow[] rows) =>
        new("桥头档案所", new Dictionary<string, IReadOnlyList<EvalRow>> { [view] = rows });

    public static ViewShape Shape(string view) => ViewShape.All.Single(s => s.View == view);
}
