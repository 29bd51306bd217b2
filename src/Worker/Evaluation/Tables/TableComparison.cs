using System.Globalization;
using PerfEval.Ingest.Documents;

namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>
/// Counts the cells of a document that are as they should be: same column, spans and text, in the row that stands for theirs. Rows are
/// laid beside each other first, and tables before them, so that a row too many or a misread one spoils none of the others.
/// </summary>
public static class TableComparison
{
    /// <summary>Texts decide which row is which; place and spans only among rows of like texts.</summary>
    private const int TextWeight = 4;

    /// <returns>Expected cells that were found exactly, and those of them that are a worksheet's numbers printed with other zeros.</returns>
    public static ExactCells Exact(IReadOnlyList<ComparedTable> expected, IReadOnlyList<ComparedTable> found)
    {
        var exact = new ExactCells[expected.Count, found.Count];
        for (var i = 0; i < expected.Count; i++)
        {
            for (var j = 0; j < found.Count; j++)
                exact[i, j] = Exact(expected[i], found[j]);
        }

        return Sequence.Align(expected.Count, found.Count, (i, j) => exact[i, j].Cells)
            .Aggregate(default(ExactCells), (sum, pair) => sum + exact[pair.Left, pair.Right]);
    }

    private static ExactCells Exact(ComparedTable expected, ComparedTable found) =>
        Sequence.Align(expected.Rows.Count, found.Rows.Count, (i, j) => Common(expected.Rows[i], found.Rows[j]))
            .Aggregate(default(ExactCells), (sum, pair) => sum + Exact(expected.Rows[pair.Left], found.Rows[pair.Right]));

    // Blank rows pair with each other, but never at the price of rows with text.
    private static int Common(Cell[] expected, Cell[] found)
    {
        var left = found.Where(c => c.Text.Length > 0).ToList();
        var same = 0;
        foreach (var cell in expected.Where(c => c.Text.Length > 0))
        {
            if (left.FindIndex(other => cell.Text == other.Text || SameNumber(cell, other)) is >= 0 and var at)
            {
                left.RemoveAt(at);
                same++;
            }
        }

        var filled = expected.Any(c => c.Text.Length > 0) || left.Count > 0;
        return filled && same == 0 ? 0 : (same * TextWeight) + Exact(expected, found).Cells;
    }

    // Both are in order of their columns.
    private static ExactCells Exact(Cell[] expected, Cell[] found)
    {
        var exact = default(ExactCells);
        for (int i = 0, j = 0; i < expected.Length && j < found.Length;)
        {
            var (e, f) = (expected[i], found[j]);
            if (e.Col == f.Col && e.RowSpan == f.RowSpan && e.ColSpan == f.ColSpan)
                exact += e.Text == f.Text ? new ExactCells(1, 0) : SameNumber(e, f) ? new ExactCells(1, 1) : default;
            i += e.Col <= f.Col ? 1 : 0;
            j += f.Col <= e.Col ? 1 : 0;
        }

        return exact;
    }

    /// <summary>Only what the worksheet stores as a number may be printed otherwise: 99.2 for 99.20, but never 99.2 for 0.992 or 99.2%.</summary>
    private static bool SameNumber(Cell expected, Cell found) =>
        found.Number is not null && Value(expected.Text) is { } value && value == Value(found.Text);

    private static (decimal Value, bool Percent)? Value(string text) =>
        decimal.TryParse(
            text.EndsWith('%') ? text[..^1] : text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands,
            CultureInfo.InvariantCulture, out var value)
            ? (value, text.EndsWith('%'))
            : null;
}
