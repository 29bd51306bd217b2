using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Breaks;

/// <summary>
/// Where a page break cuts a table: which cells of the next page go on with one above. Lines decide where they can: a boundary that is
/// painted on neither page is none. Where a program closes the frame on both pages only the text can tell.
/// </summary>
internal sealed class PageSeam
{
    /// <summary>Cells that are looked through for those of a column: the pages before.</summary>
    private const int CellsOfColumn = 5_000;

    private PageSeam()
    {
    }

    /// <summary>Cells of the next part with the cell they continue.</summary>
    public Dictionary<PartCell, JoinedCell> Continued { get; } = [];

    /// <summary>The break runs through a row: the first row of the next part is no row of its own.</summary>
    public bool RowIsCut { get; private set; }

    /// <summary>Of the continued cells.</summary>
    public double Confidence { get; private set; } = Trust.Printed;

    /// <summary>Of all other cells of the next part.</summary>
    public double ConfidenceOfRest { get; init; } = Trust.Printed;

    /// <summary>What is doubtful about it, null if nothing is.</summary>
    public string? Doubt { get; private set; }

    /// <param name="header">Rows at the top of the next part that repeat the header.</param>
    public static PageSeam Between(JoinedTable table, TablePart next, int header, double confidenceOfRest)
    {
        var seam = new PageSeam { ConfidenceOfRest = confidenceOfRest };
        var top = next.Cells.FindAll(cell => cell.Row == header);
        var pairs = Pair(table, top, table.Shift(next));
        if (pairs.Count == 0)
        {
            return seam;
        }

        var open = pairs.FindAll(pair => pair.IsOpen);
        if (open.Count > 0 && open.Count < pairs.Count)
        {
            seam.Continue(open);
            return seam;
        }

        var whole = pairs.Count == top.Count && pairs.Count == table.Bottom.Count;
        if (whole && seam.TryCutRow(pairs, table, next, header, open.Count > 0))
        {
            return seam;
        }

        seam.Continue(pairs.FindAll(pair => MergeGoesOn(pair, table)));
        return seam;
    }

    private static List<SeamPair> Pair(JoinedTable table, List<PartCell> top, double shift)
    {
        var pairs = new List<SeamPair>();
        var byLeft = top.OrderBy(cell => cell.Box.X0).ToList();
        var lefts = byLeft.ConvertAll(cell => cell.Box.X0 - shift);
        foreach (var above in table.Bottom)
        {
            for (var i = FirstFrom(lefts, above.X0 - Edges.Same); i < lefts.Count && lefts[i] <= above.X0 + Edges.Same; i++)
            {
                if (Math.Abs(byLeft[i].Box.X1 - shift - above.X1) <= Edges.Same)
                {
                    pairs.Add(new SeamPair(above, byLeft[i]));
                    break;
                }
            }
        }

        return pairs;
    }

    private static int FirstFrom(List<double> sorted, double value)
    {
        var at = sorted.BinarySearch(value);
        at = at < 0 ? ~at : at;
        while (at > 0 && sorted[at - 1] >= value)
        {
            at--;
        }

        return at;
    }

    private void Continue(List<SeamPair> pairs)
    {
        foreach (var pair in pairs)
        {
            Continued.Add(pair.Below, pair.Above);
        }
    }

    private bool TryCutRow(List<SeamPair> pairs, JoinedTable table, TablePart next, int header, bool open)
    {
        var filled = pairs.FindAll(pair => !pair.Below.IsEmpty);
        var lineHeight = pairs.Select(pair => pair.LineHeight).Where(height => height > 0).DefaultIfEmpty(12).Min();
        if (filled.Count == 0 || pairs.TrueForAll(pair => pair.Above.RowSpan == 1 && pair.Above.Piece.IsEmpty))
        {
            // Not even a line of text fits: what is left of a row that was moved.
            var rest = filled.Count == 0 ? next.RowHeight(header) : table.Last.RowHeight(table.Last.Rows - 1);
            if (rest > lineHeight)
            {
                return false;
            }

            Cut(pairs);
            return true;
        }

        var rows = filled.FindAll(pair => pair.Above.RowSpan == 1 || pair.Below.RowSpan == 1);
        var cut = filled.TrueForAll(pair => pair.TextGoesOn) && rows.Count > 0;
        var ended = pairs.Count(pair => !pair.Above.Piece.IsEmpty && pair.Below.IsEmpty && pair.Above.RowSpan == 1);
        var low = ended > 0 && filled.TrueForAll(pair => !pair.Above.Piece.IsEmpty) && RowHeights.IsRemainder(table.Last, next, header);
        if (!cut && !low && !(open && ended > 0))
        {
            return false;
        }

        Cut(pairs);
        if (ended < 2 && !open && !low)
        {
            Confidence = Trust.Inferred;
            Doubt = "分页处的一行可能被拆成两半，已合并。A row that seems to be cut by the page break was joined.";
        }

        return true;
    }

    private void Cut(List<SeamPair> pairs)
    {
        RowIsCut = true;
        Continue(pairs);
    }

    /// <summary>Whether a merged label goes on in the first rows of the next page.</summary>
    private static bool MergeGoesOn(SeamPair pair, JoinedTable table)
    {
        var (above, below) = (pair.Above, pair.Below);
        if (below.IsEmpty)
        {
            return !above.IsEmpty && (above.RowSpan > 1 || below.RowSpan > 1 || IsLabelColumn(above, table));
        }

        return above.IsEmpty
            ? above.RowSpan > 1
            : (CellText.StartsWithBracket(below.Text) && !CellText.StartsWithBracket(above.Text)) || CellText.HasOpenBracket(above.Text)
                || (above.RowSpan > 1 && pair.TextGoesOn);
    }

    /// <summary>Labels are merged downwards elsewhere in this column, and never left empty.</summary>
    private static bool IsLabelColumn(JoinedCell above, JoinedTable table)
    {
        var column = table.Cells.GetRange(Math.Max(0, table.Cells.Count - CellsOfColumn), Math.Min(table.Cells.Count, CellsOfColumn))
            .FindAll(cell => Math.Abs(cell.X0 - above.X0) <= Edges.Same && Math.Abs(cell.X1 - above.X1) <= Edges.Same);
        return column.Exists(cell => cell.RowSpan > 1 && !cell.IsEmpty) && column.TrueForAll(cell => !cell.IsEmpty);
    }
}
