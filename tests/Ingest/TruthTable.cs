using System.Text.Json;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests;

/// <summary>The expected tables of a document, compared without whitespace.</summary>
public static class TruthTable
{
    private sealed record TruthCell(int r, int c, int rs, int cs, string t);

    private sealed record Truth(List<TruthCell> cells);

    /// <summary>A line a cell: row, column, spans, text.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Cells(string name) =>
        [.. Read(name).Select(table => (IReadOnlyList<string>)[.. table.cells.Select(cell => Line(cell.r, cell.c, cell.rs, cell.cs, cell.t))])];

    public static IReadOnlyList<IReadOnlyList<string>> Cells(Document document) =>
        [.. document.Tables.Select(
            table => (IReadOnlyList<string>)[.. table.Cells.Select(cell => Line(cell.Row, cell.Col, cell.RowSpan, cell.ColSpan, cell.Text))])];

    /// <summary>A line a row: its texts that are not empty, in order.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Rows(string name) =>
        [.. Read(name).Select(table => Rows(table.cells.Select(cell => (cell.r, cell.t))))];

    public static IReadOnlyList<IReadOnlyList<string>> Rows(Document document) =>
        [.. document.Tables.Select(table => Rows(table.Cells.Select(cell => (cell.Row, cell.Text))))];

    private static List<Truth> Read(string name) =>
        JsonSerializer.Deserialize<List<Truth>>(File.ReadAllText(SharedFiles.PathOf($"samples/truth/{name}.json")))!;

    private static IReadOnlyList<string> Rows(IEnumerable<(int Row, string Text)> cells) =>
        [.. cells.GroupBy(cell => cell.Row).OrderBy(row => row.Key)
            .Select(row => string.Join('|', row.Select(cell => Bare(cell.Text)).Where(text => text.Length > 0)))];

    private static string Line(int row, int col, int rowSpan, int colSpan, string text) => $"{row},{col} {rowSpan}x{colSpan} {Bare(text)}";

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
