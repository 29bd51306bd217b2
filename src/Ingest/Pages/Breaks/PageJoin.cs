using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Breaks;

/// <summary>Decides whether the first table of a page is the rest of the one that ended the page before.</summary>
internal sealed class PageJoin
{
    /// <summary>The frame may be drawn this much wider or narrower on the next page.</summary>
    private const double SameWidth = 4;

    private PageJoin(int header, bool isSure)
    {
        (Header, IsSure) = (header, isSure);
    }

    /// <summary>Rows at the top of the part that repeat the header.</summary>
    public int Header { get; }

    public bool IsSure { get; }

    /// <param name="bodyEnd">Where text ends on a full page, in points from the top.</param>
    /// <returns>Null if the part is a table of its own.</returns>
    public static PageJoin? Between(JoinedTable table, TablePart next, double bodyEnd)
    {
        var last = table.Last;
        if (Math.Abs(Width(last) - Width(next)) > SameWidth || !SharesColumns(table, next))
        {
            return null;
        }

        var header = RepeatedHeader.Rows(table, next);
        var room = bodyEnd - last.Box.Y1;
        if (header > 0)
        {
            return new PageJoin(header, isSure: true);
        }

        // A row moves to the next page when it does not fit; rows merged by a label may move together.
        return room <= next.RowHeight(0) + 6 ? new PageJoin(0, isSure: true)
            : room <= GroupHeight(next) + 6 ? new PageJoin(0, isSure: false)
            : null;
    }

    private static double Width(TablePart part) => part.Xs[^1] - part.Xs[0];

    /// <summary>
    /// Forms change their columns from row to row, so equal frames are enough; but a table shifted on the page, as with mirrored
    /// margins, must show the same columns.
    /// </summary>
    private static bool SharesColumns(JoinedTable table, TablePart next)
    {
        var shift = table.Shift(next);
        return Math.Abs(shift) <= SameWidth
            || next.Xs.TrueForAll(x => table.Cells.Exists(cell => Math.Abs(cell.X0 - x + shift) <= Edges.Same || Math.Abs(cell.X1 - x + shift) <= Edges.Same));
    }

    // The first row may have no cell left: empty ones beside a narrower part of the table are none.
    private static double GroupHeight(TablePart part) =>
        part.Cells.Where(cell => cell.Row == 0).Select(cell => cell.Box.Y1 - cell.Box.Y0).DefaultIfEmpty(part.RowHeight(0)).Max();
}
