using PerfEval.Ingest;

namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>
/// Counts the cells of a document that are as they should be: same column, spans and text, in the row that stands for theirs. Rows are
/// laid beside each other first, and tables before them, so that a row too many or a misread one spoils none of the others.
/// </summary>
public static class TableComparison
{
    /// <summary>Texts decide which row is which; place and spans only among rows of like texts.</summary>
    private const int TextWeight = 4;

    /// <returns>Expected cells that were found exactly.</returns>
    public static int Exact(IReadOnlyList<ComparedTable> expected, IReadOnlyList<ComparedTable> found)
    {
        var exact = new int[expected.Count, found.Count];
        for (var i = 0; i < expected.Count; i++)
        {
            for (var j = 0; j < found.Count; j++)
                exact[i, j] = Exact(expected[i], found[j]);
        }

        return Sequence.Align(expected.Count, found.Count, (i, j) => exact[i, j]).Sum(pair => exact[pair.Left, pair.Right]);
    }

    private static int Exact(ComparedTable expected, ComparedTable found) =>
        Sequence.Align(expected.Rows.Count, found.Rows.Count, (i, j) => Common(expected.Rows[i], found.Rows[j]))
            .Sum(pair => Exact(expected.Rows[pair.Left], found.Rows[pair.Right]));

    // Blank rows pair with each other, but never at the price of rows with text.
    private static int Common(Cell[] expected, Cell[] found)
    {
        var texts = found.Where(c => c.Text.Length > 0).GroupBy(c => c.Text).ToDictionary(g => g.Key, g => g.Count());
        var same = 0;
        foreach (var cell in expected.Where(c => c.Text.Length > 0))
        {
            if (texts.TryGetValue(cell.Text, out var left) && left > 0)
            {
                texts[cell.Text] = left - 1;
                same++;
            }
        }

        var filled = expected.Any(c => c.Text.Length > 0) || texts.Count > 0;
        return filled && same == 0 ? 0 : (same * TextWeight) + Exact(expected, found);
    }

    // Both are in order of their columns.
    private static int Exact(Cell[] expected, Cell[] found)
    {
        var exact = 0;
        for (int i = 0, j = 0; i < expected.Length && j < found.Length;)
        {
            var (e, f) = (expected[i], found[j]);
            if (e.Col == f.Col && e.RowSpan == f.RowSpan && e.ColSpan == f.ColSpan && e.Text == f.Text)
                exact++;
            i += e.Col <= f.Col ? 1 : 0;
            j += f.Col <= e.Col ? 1 : 0;
        }

        return exact;
    }
}
