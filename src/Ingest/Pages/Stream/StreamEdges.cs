using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Places where an edge between two columns may be: found from the frame and from each other, for a centred text lies as far from the
/// edge behind it as from the one before, and texts that begin (or end) level have an edge a little before (or behind).
/// </summary>
internal sealed class StreamEdges
{
    /// <summary>Edges nearer to each other are one.</summary>
    public const double Same = 2;

    /// <summary>Bounds the work for a page of scattered text.</summary>
    private const int Most = 120;

    /// <summary>Texts of different lengths that begin level are set to the left from this many on.</summary>
    private const int Level = 3;

    private readonly IReadOnlyList<StreamItem[]> _rows;
    private readonly List<(double Sum, int Count, int Rows, int LastRow)> _found = [];
    private readonly double _left;
    private readonly double _right;

    private StreamEdges(IReadOnlyList<StreamItem[]> rows, double left, double right) => (_rows, _left, _right) = (rows, left, right);

    /// <param name="padding">Between an edge and text set to that side; null to go by centred text alone.</param>
    /// <returns>From left to right, the frame first and last, with the number of rows that speak for each.</returns>
    public static List<(double X, int Rows)> Find(IReadOnlyList<StreamItem[]> rows, double left, double right, double? padding)
    {
        var edges = new StreamEdges(rows, left, right);
        edges._found.Add((left, 1, rows.Count, -1));
        edges._found.Add((right, 1, rows.Count, -1));
        if (padding is { } distance)
        {
            edges.AddLevel(item => item.X0, -distance);
            edges.AddLevel(item => item.X1, distance);
        }

        for (var at = 0; at < edges._found.Count && edges._found.Count < Most; at++)
        {
            edges.Reflect(at);
        }

        return [.. edges._found.Select(edge => (edge.Sum / edge.Count, edge.Rows)).OrderBy(edge => edge.Item1)];
    }

    private void AddLevel(Func<StreamItem, double> side, double distance)
    {
        var all = _rows.SelectMany((row, index) => row.Select(item => (At: side(item), Item: item, Row: index))).OrderBy(entry => entry.At).ToList();
        for (int start = 0, end; start < all.Count; start = end)
        {
            for (end = start + 1; end < all.Count && all[end].At - all[start].At <= 0.5; end++)
            {
            }

            var group = all.GetRange(start, end - start);
            if (group.Count >= Level && group.Max(entry => entry.Item.Middle) - group.Min(entry => entry.Item.Middle) > Same)
            {
                foreach (var (at, _, row) in group)
                {
                    Add(at + distance, row);
                }
            }
        }
    }

    private void Reflect(int at)
    {
        var edge = _found[at].Sum / _found[at].Count;
        for (var row = 0; row < _rows.Count; row++)
        {
            var items = _rows[row];
            for (var i = 0; i < items.Length; i++)
            {
                var (before, after) = (i == 0 ? double.NegativeInfinity : items[i - 1].X1, i + 1 == items.Length ? double.PositiveInfinity : items[i + 1].X0);
                var other = (2 * items[i].Middle) - edge;
                var fits = edge <= items[i].X0 + 0.3
                    ? edge >= before - 0.5 && other <= after + 0.5
                    : edge >= items[i].X1 - 0.3 && edge <= after + 0.5 && other >= before - 0.5;
                if (fits && other > _left - Same && other < _right + Same)
                {
                    Add(other, row);
                }
            }
        }
    }

    private void Add(double x, int row)
    {
        var at = _found.FindIndex(edge => Math.Abs((edge.Sum / edge.Count) - x) < Same);
        if (at < 0)
        {
            if (_found.Count < Most)
            {
                _found.Add((x, 1, 1, row));
            }
        }
        else if (at > 1)
        {
            var edge = _found[at];
            _found[at] = (edge.Sum + x, edge.Count + 1, edge.Rows + (edge.LastRow == row ? 0 : 1), row);
        }
    }
}
