using PerfEval.Ingest.Pages.Lattice;

namespace PerfEval.Ingest.Pages.Breaks;

/// <summary>Row heights as evidence: what a page break left of a row lacks the space that the table keeps around text.</summary>
internal static class RowHeights
{
    /// <summary>Rows of one height differ by less, in points.</summary>
    private const double Same = 2;

    /// <summary>Whether the first row after the header is lower than every ordinary row with as many lines of text.</summary>
    public static bool IsRemainder(TablePart last, TablePart next, int header)
    {
        var lines = LineCount(next, header);
        var ordinary = Ordinary(last, 1, lines).Concat(Ordinary(next, header + 1, lines)).ToList();
        return ordinary.Count > 1 && next.RowHeight(header) < ordinary.Min() - Same;
    }

    /// <summary>Heights of the rows with so many lines that no page break touches.</summary>
    private static IEnumerable<double> Ordinary(TablePart part, int from, int lines)
    {
        var counts = LineCounts(part);
        return Enumerable.Range(from, Math.Max(0, part.Rows - 1 - from)).Where(row => counts[row] == lines).Select(part.RowHeight);
    }

    private static int LineCount(TablePart part, int row) => LineCounts(part)[row];

    private static int[] LineCounts(TablePart part)
    {
        var counts = new int[part.Rows];
        foreach (var cell in part.Cells.Where(cell => cell.RowSpan == 1))
        {
            counts[cell.Row] = Math.Max(counts[cell.Row], cell.Lines.Count);
        }

        return counts;
    }
}
