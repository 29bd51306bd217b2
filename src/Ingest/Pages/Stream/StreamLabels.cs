using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Says which rows a label covers that is merged over several rows of a table without lines: the label stands in their middle. Labels
/// stand at the left, and within the rows of one there may be labels of a second column.
/// </summary>
internal sealed class StreamLabels
{
    /// <summary>Cost of a row that no label of its column covers, against a label off the middle by its own size.</summary>
    private const double Blank = 0.5;

    /// <summary>The same at the top of a page, where a label of the page before may go on.</summary>
    private const double BlankAtPageTop = 0.05;

    /// <summary>Pages of more rows are no forms.</summary>
    private const int MostRows = 200;

    /// <summary>A label is in the middle of its rows within this, as a multiple of its size.</summary>
    private const double Level = 0.75;

    /// <summary>Cost of a label that is off the middle by its size, and of one that is off by more than <see cref="Level"/>.</summary>
    private const double OffMiddle = 4;

    private readonly List<StreamRow> _rows;
    private readonly List<StreamCell> _merged;
    private readonly double[] _edges;
    private readonly bool _continues;

    private StreamLabels(List<StreamRow> rows, List<StreamCell> merged, bool continues)
    {
        _continues = continues;
        _rows = rows;
        _merged = merged;
        _edges = new double[rows.Count + 1];
        for (var i = 1; i < rows.Count; i++)
        {
            _edges[i] = (rows[i - 1].Bottom + rows[i].Top) / 2;
        }

        var gaps = Enumerable.Range(1, rows.Count - 1).Select(i => rows[i].Top - rows[i - 1].Bottom).Order().ToList();
        var half = gaps.Count == 0 ? 2 : Math.Max(0, gaps[gaps.Count / 2] / 2);
        (_edges[0], _edges[^1]) = (rows[0].Top - half, rows[^1].Bottom + half);
    }

    /// <summary>Sets the row spans, and puts each of the cells without a row into the first that it covers.</summary>
    /// <param name="merged">Cells of the same page that lie in no row.</param>
    /// <param name="continues">The page goes on with a table of the one before.</param>
    public static void Place(List<StreamRow> rows, List<StreamCell> merged, bool continues)
    {
        var labels = new StreamLabels(rows, [.. merged], continues);
        if (rows.Count <= MostRows)
        {
            labels.Strip(0, rows.Count, double.NegativeInfinity, mayGrow: true);
        }

        labels.PlaceRest();
    }

    /// <summary>Labels that reach the end of a page cover the first rows of the next as far as nothing stands below them or to their left.</summary>
    /// <param name="rows">Of the pages before.</param>
    public static void GoOn(List<StreamRow> rows, List<StreamRow> next)
    {
        if (rows.Count == 0)
        {
            return;
        }

        foreach (var label in rows[^1].Items.ToList())
        {
            var end = next.FindIndex(
                row => row.Items.Any(cell => cell.X0 < label.X1 + 1 && !rows[^1].Covering.Contains(cell) && !rows[^1].Cells.Contains(cell)));
            if (end <= 0)
            {
                return;
            }

            label.RowSpan += end;
            next[..end].ForEach(row => row.Covering.Add(label));
        }
    }

    /// <summary>Looks for labels in the leftmost column right of <paramref name="from"/> over some rows.</summary>
    /// <param name="mayGrow">Whether a text level with a row may be the label of several; columns of figures have empty cells instead.</param>
    private void Strip(int first, int end, double from, bool mayGrow)
    {
        var leading = new StreamCell?[_rows.Count];
        for (var row = first; row < end; row++)
        {
            leading[row] = _rows[row].Items.FirstOrDefault(cell => cell.X0 >= from);
        }

        var inRange = _merged.FindAll(cell => cell.X0 >= from && cell.Middle > _edges[first] && cell.Middle < _edges[end]);
        var inColumn = leading[first..end].OfType<StreamCell>().Concat(inRange).ToList();
        var leftmost = inColumn.MinBy(cell => cell.X0) is { } start ? inColumn.Where(start.Overlaps).MinBy(cell => cell.X1) : null;
        if (leftmost is null || end - first < 2 || (inRange.Count == 0 && !mayGrow))
        {
            return;
        }

        for (var row = first; row < end; row++)
        {
            leading[row] = leading[row] is { } cell && cell.X0 < leftmost.X1 - 1 ? cell : null;
        }

        var labels = inRange.FindAll(cell => cell.X0 < leftmost.X1 - 1);
        var items = leading[first..end].OfType<StreamCell>().Concat(labels).OrderBy(cell => cell.Middle).ToList();
        var single = first;
        foreach (var (cell, top, bottom) in Partition(first, end, leading, items).OrderBy(group => group.First))
        {
            if (bottom > top)
            {
                Strip(single, top, leftmost.X1, mayGrow: false);
                Strip(top, bottom + 1, cell.X1, mayGrow: true);
                single = bottom + 1;
            }

            if (bottom > top || labels.Contains(cell))
            {
                Cover(cell, top, bottom);
            }
        }

        Strip(single, end, leftmost.X1, mayGrow: false);
    }

    /// <summary>
    /// Parts rows into those of each item and blank ones, so that every item stands as near to the middle of its rows as can be.
    /// </summary>
    private List<(StreamCell Cell, int First, int Last)> Partition(int first, int end, StreamCell?[] leading, List<StreamCell> items)
    {
        var rows = end - first;
        var cost = new double[rows + 1, items.Count + 1];
        var from = new (int Row, int Item)[rows + 1, items.Count + 1];
        for (var i = 0; i <= rows; i++)
        {
            for (var j = 0; j <= items.Count; j++)
            {
                cost[i, j] = i + j == 0 ? 0 : double.PositiveInfinity;
                var blank = _continues && first == 0 && j == 0 ? BlankAtPageTop : Blank;
                if (i > 0 && leading[first + i - 1] is null && cost[i - 1, j] + blank < cost[i, j])
                {
                    (cost[i, j], from[i, j]) = (cost[i - 1, j] + blank, (i - 1, j));
                }

                for (var start = i - 1; j > 0 && start >= 0; start--)
                {
                    if (leading[first + start] is { } other && other != items[j - 1])
                    {
                        break;
                    }

                    var total = cost[start, j - 1] + OffBy(items[j - 1], first + start, first + i - 1, leading);
                    if (total < cost[i, j])
                    {
                        (cost[i, j], from[i, j]) = (total, (start, j - 1));
                    }
                }
            }
        }

        var found = new List<(StreamCell, int, int)>();
        if (double.IsInfinity(cost[rows, items.Count]))
        {
            return found;
        }

        for (var (i, j) = (rows, items.Count); i > 0; (i, j) = from[i, j])
        {
            if (from[i, j].Item < j)
            {
                found.Add((items[j - 1], first + from[i, j].Row, first + i - 1));
            }
        }

        return found;
    }

    private double OffBy(StreamCell cell, int first, int last, StreamCell?[] leading)
    {
        var own = Array.IndexOf(leading, cell);
        if (own >= 0 && (own < first || own > last))
        {
            return double.PositiveInfinity;
        }

        if (own == first && own == last)
        {
            return 0;
        }

        var off = Math.Abs(((_edges[first] + _edges[last + 1]) / 2) - cell.Middle) / cell.Size;
        return OffMiddle * (off > Level ? off + 1 : off);
    }

    private void Cover(StreamCell cell, int first, int last)
    {
        foreach (var row in _rows)
        {
            row.Cells.Remove(cell);
        }

        _merged.Remove(cell);
        cell.RowSpan = last - first + 1;
        _rows[first].Cells.Add(cell);
        for (var row = first + 1; row <= last; row++)
        {
            _rows[row].Covering.Add(cell);
        }
    }

    /// <summary>Merged cells of other columns grow from where they stand to both sides while the rows leave room.</summary>
    private void PlaceRest()
    {
        foreach (var cell in _merged.OrderBy(cell => cell.Middle).ToList())
        {
            var below = _rows.FindIndex(row => (row.Top + row.Bottom) / 2 > cell.Middle);
            below = below < 0 ? _rows.Count - 1 : below;
            var (first, last) = (Math.Max(0, below - 1), below);
            var best = (First: first, Last: last, Off: Off(first, last));
            for (var (top, bottom) = (first, last); _rows.Count <= MostRows && top >= 0 && IsFree(top); top--)
            {
                for (bottom = Math.Max(top, last); bottom < _rows.Count && IsFree(bottom); bottom++)
                {
                    best = Off(top, bottom) < best.Off - 0.1 ? (top, bottom, Off(top, bottom)) : best;
                }
            }

            while (best.First < best.Last && !IsFree(best.First))
            {
                best.First++;
            }

            while (best.Last > best.First && !IsFree(best.Last))
            {
                best.Last--;
            }

            Cover(cell, best.First, best.Last);

            bool IsFree(int row) => !_rows[row].Items.Any(cell.Overlaps);
            double Off(int top, int bottom) => Math.Abs(((_edges[top] + _edges[bottom + 1]) / 2) - cell.Middle) / cell.Size;
        }
    }
}
