using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Rows of a table without lines: cells whose middles (or tops) lie level. Rows of a table lie below each other, so a cell that
/// reaches into the text of two rows, or stands between two rows that are no further apart than rows are, is merged over several.
/// </summary>
internal static class StreamRows
{
    /// <summary>Cells of one row are level within this, as a multiple of their size.</summary>
    private const double Level = 0.45;

    /// <summary>Two rows with a merged cell between are at most this multiple of the usual distance apart.</summary>
    private const double Pitch = 1.5;

    /// <summary>Text of two rows may overlap by this, as a multiple of the size; the frame of a character is larger than its ink.</summary>
    private const double Overlap = 0.15;

    /// <returns>The rows from top to bottom, and the cells that are in none of them.</returns>
    public static (List<StreamRow> Rows, List<StreamCell> Merged) Of(List<StreamCell> cells)
    {
        var byMiddle = Levels(cells, cell => cell.Middle);
        var byTop = Levels(cells, cell => cell.Lines[0].Baseline);
        var rows = byTop.Count < byMiddle.Count ? byTop : byMiddle;
        var merged = new List<StreamCell>();
        while (TakeOverlapping(rows) is { } cell)
        {
            merged.Add(cell);
        }

        TakeBetween(rows, merged);
        return (rows, merged);
    }

    private static List<StreamRow> Levels(List<StreamCell> cells, Func<StreamCell, double> at)
    {
        var rows = new List<StreamRow>();
        foreach (var cell in cells.OrderBy(at))
        {
            if (rows.Count == 0 || at(cell) - at(rows[^1].Cells[0]) > Level * cell.Size || rows[^1].Cells.Exists(cell.Overlaps))
            {
                rows.Add(new StreamRow(cell.Page));
            }

            rows[^1].Cells.Add(cell);
        }

        rows.ForEach(row => row.Settle());
        return rows;
    }

    /// <summary>Takes one cell out of a row that overlaps its neighbour: the tallest that does, for it covers the most rows.</summary>
    private static StreamCell? TakeOverlapping(List<StreamRow> rows)
    {
        for (var i = 0; i + 1 < rows.Count; i++)
        {
            var (above, below) = (rows[i], rows[i + 1]);
            var allowed = Overlap * below.Cells[0].Size;
            if (above.Bottom - below.Top <= allowed)
            {
                continue;
            }

            var culprits = above.Cells.FindAll(cell => cell.Bottom - below.Top > allowed)
                .Concat(below.Cells.FindAll(cell => above.Bottom - cell.Top > allowed));
            var (row, cell) = culprits
                .Select(cell => (Row: above.Cells.Contains(cell) ? above : below, Cell: cell))
                .OrderBy(item => Math.Min(item.Row.Cells.Count, 2))
                .ThenByDescending(item => item.Cell.Lines.Count)
                .ThenBy(item => item.Row.Cells.Count)
                .ThenBy(item => item.Cell.X0)
                .First();
            row.Cells.Remove(cell);
            if (row.Cells.Count == 0)
            {
                rows.Remove(row);
            }
            else
            {
                row.Settle();
            }

            return cell;
        }

        return null;
    }

    private static void TakeBetween(List<StreamRow> rows, List<StreamCell> merged)
    {
        var distances = rows.Zip(rows.Skip(1), (row, next) => Middle(next) - Middle(row)).Order().ToList();
        if (distances.Count < 3)
        {
            return;
        }

        var usual = distances[distances.Count * 2 / 3];
        for (var i = rows.Count - 2; i > 0; i--)
        {
            if (Middle(rows[i + 1]) - Middle(rows[i - 1]) < Pitch * usual
                && rows[i].Cells.TrueForAll(cell => !rows[i - 1].Cells.Exists(cell.Overlaps) && !rows[i + 1].Cells.Exists(cell.Overlaps)))
            {
                merged.AddRange(rows[i].Cells);
                rows.RemoveAt(i);
            }
        }
    }

    private static double Middle(StreamRow row) => (row.Top + row.Bottom) / 2;
}
