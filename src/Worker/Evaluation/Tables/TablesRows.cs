using PerfEval.Worker.Export;

namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>Scores as rows to print: a line a document, and the total of those that could be compared.</summary>
public static class TablesRows
{
    private static readonly OutputColumn[] s_columns =
    [
        new("file", ColumnKind.Text), new("truth", ColumnKind.Text), new("format", ColumnKind.Text), new("tables_expected", ColumnKind.Number),
        new(
            "tables",
            ColumnKind.Number), new(
                "cells", ColumnKind.Number), new("exact", ColumnKind.Number), new("by_value", ColumnKind.Number), new("extra", ColumnKind.Number),
        new("review", ColumnKind.Number), new("note", ColumnKind.Text),
    ];

    public static ResultRows Of(IReadOnlyList<TablesScore> scores) => new(s_columns, scores.Select(Row).Append(Total(scores)));

    private static object?[] Row(TablesScore s) => s switch
    {
        { Rejected: { } reason } => [s.File, s.Truth, null, Known(s, s.ExpectedTables), null, Known(s, s.ExpectedCells), null, null, null, null, reason],
        { Truth: null } => [s.File, null, s.Format, null, s.Tables, null, null, null, null, Share(s.ForReview, s.Cells), "no truth 无标准答案"],
        _ => [
            s.File,
            s.Truth,
            s.Format,
            s.ExpectedTables,
            s.Tables,
            s.ExpectedCells,
            Share(s.Exact, s.ExpectedCells),
            s.ByValue,
            s.Extra,
            Share(s.ForReview, s.Cells),
            null
        ],
    };

    private static object?[] Total(IReadOnlyList<TablesScore> scores)
    {
        var compared = scores.Where(s => s.Compared).ToList();
        return
        [
            "total", null, null, compared.Sum(s => s.ExpectedTables), compared.Sum(s => s.Tables), compared.Sum(s => s.ExpectedCells),
            Share(compared.Sum(s => s.Exact), compared.Sum(s => s.ExpectedCells)), compared.Sum(s => s.ByValue), compared.Sum(s => s.Extra),
            Share(compared.Sum(s => s.ForReview), compared.Sum(s => s.Cells)),
            $"{compared.Count} compared 已比较, {scores.Count(s => s.Rejected is not null)} rejected 未读, "
            + $"{scores.Count(s => s.Rejected is null && s.Truth is null)} without truth 无标准答案",
        ];
    }

    private static int? Known(TablesScore s, int count) => s.Truth is null ? null : count;

    // Down, so that 1 always means all of them.
    private static decimal? Share(int part, int whole) => whole == 0 ? null : Math.Floor((decimal)part / whole * 10000) / 10000;
}
