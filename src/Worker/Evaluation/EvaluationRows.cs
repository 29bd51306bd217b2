using PerfEval.Worker.Export;

namespace PerfEval.Worker.Evaluation;

/// <summary>A result as rows to print.</summary>
public static class EvaluationRows
{
    private static readonly OutputColumn[] s_summary =
    [
        new("view", ColumnKind.Text), new("expected", ColumnKind.Number), new("found", ColumnKind.Number), new("matched", ColumnKind.Number),
        new("precision", ColumnKind.Number), new("recall", ColumnKind.Number), new("numbers", ColumnKind.Number),
        new(
            "numbers_exact",
            ColumnKind.Number), new("wrong_unmarked", ColumnKind.Number), new("texts", ColumnKind.Number), new("texts_exact", ColumnKind.Number),
        new("not_measured", ColumnKind.Text),
    ];

    private static readonly OutputColumn[] s_details =
    [
        new("file", ColumnKind.Text), new("unit", ColumnKind.Text), new("view", ColumnKind.Text), new("row", ColumnKind.Text),
        new("kind", ColumnKind.Text), new("field", ColumnKind.Text), new("expected", ColumnKind.Text), new("found", ColumnKind.Text),
    ];

    public static ResultRows Summary(EvaluationResult result) =>
        new(s_summary, result.Views.Concat(result.Scanned is { } scanned ? [scanned, result.Total] : [result.Total]).Select(Row));

    public static ResultRows Details(EvaluationResult result) => new(
        s_details,
        result.Differences.Select(d => new object?[] { d.File, d.Unit, d.View, d.Row, d.Kind, d.Field, d.Expected, d.Found }));

    private static object?[] Row(ViewScore s) => !s.Measured
        ? [s.View, null, null, null, null, null, null, null, null, null, null, "no such view 没有这个视图"]
        :
        [
            s.View, s.Expected, s.Found, s.Matched, Rounded(s.Precision), Rounded(s.Recall), s.Numbers, s.NumbersExact, s.WrongUnmarked, s.Texts, s.TextsExact,
            s.NotMeasured.Count == 0 ? null : string.Join(", ", s.NotMeasured),
        ];

    // Down, so that 1 always means all of them.
    private static decimal? Rounded(double? share) => share is { } value ? Math.Floor((decimal)value * 10000) / 10000 : null;
}
