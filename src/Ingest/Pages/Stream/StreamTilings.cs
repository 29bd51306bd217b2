using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Chooses for each row of a table without lines the edges between its cells. A row by itself says where they must be as far as its text is
/// centred (or level) in its cells; where it has empty cells its neighbours say it, for forms keep their columns over several rows.
/// </summary>
internal sealed class StreamTilings
{
    /// <summary>Text is centred, or level with its neighbours, within this, in points.</summary>
    private const double Exact = 1.2;

    /// <summary>Between the edge of a cell and its text in Word, in points.</summary>
    private const double UsualPadding = 5.4;

    private const double Empty = 0.6;
    private const double EmptyAsAbove = 0.02;
    private const double NewColumns = 0.6;
    private const double NewEdge = 0.05;
    private const double Impossible = 1000;

    /// <summary>Bounds the work for a page of scattered text; rows that none of these fits keep their own.</summary>
    private const int MostTilings = 100;

    /// <summary>Cost of an edge that a single row uses; edges of a table are mostly those of several rows.</summary>
    private const double RareEdge = 3;
    private const int Rounds = 3;

    private readonly IReadOnlyList<StreamItem[]> _rows;
    private readonly List<(double X, int Rows)> _edges;
    private readonly double _padding;

    private StreamTilings(IReadOnlyList<StreamItem[]> rows, (double Left, double Right) frame, double padding)
    {
        _rows = rows;
        _padding = padding;
        _edges = StreamEdges.Find(rows, frame.Left, frame.Right, padding);
    }

    /// <returns>Edges of the cells of each row from left to right, first and last those of the table.</returns>
    /// <param name="rows">Texts of each row from left to right.</param>
    public static List<double[]> Of(IReadOnlyList<StreamItem[]> rows, CancellationToken ct)
    {
        var (least, most) = (rows.SelectMany(row => row).Min(item => item.X0), rows.SelectMany(row => row).Max(item => item.X1));
        var tried = new List<(double Cost, List<double[]> Tilings)>
        {
            new StreamTilings(rows, (least - UsualPadding, most + UsualPadding), UsualPadding).Choose(ct)
        };
        if (StreamFrame.Find(rows, ct) is { } frame)
        {
            tried.AddRange(Paddings(rows, frame).Select(padding => new StreamTilings(rows, frame, padding).Choose(ct)));
        }

        return tried.MinBy(one => one.Cost).Tilings;
    }

    /// <summary>How far texts that are set to the left may begin from their edges: as Word has it, and as edges shown by centred texts say.</summary>
    private static IEnumerable<double> Paddings(IReadOnlyList<StreamItem[]> rows, (double Left, double Right) frame)
    {
        var edges = StreamEdges.Find(rows, frame.Left, frame.Right, null).FindAll(edge => edge.Rows > 2).ConvertAll(edge => edge.X);
        return rows.SelectMany(row => row)
            .GroupBy(item => Math.Round(item.X0))
            .Where(group => group.Count() > 2 && group.Max(item => item.X1) - group.Min(item => item.X1) > 2 * Exact)
            .SelectMany(group => group.Select(item => item.X0 - edges.FindLast(edge => edge < item.X0)))
            .Where(gap => gap is > 0.5 and < 12)
            .GroupBy(gap => Math.Round(2 * gap))
            .OrderByDescending(group => group.Count())
            .Take(2)
            .Select(group => group.Average())
            .Append(UsualPadding);
    }

    private (double Cost, List<double[]> Tilings) Choose(CancellationToken ct)
    {
        var own = new List<double[]>(_rows.Count);
        foreach (var row in _rows)
        {
            ct.ThrowIfCancellationRequested();
            own.Add(Best(row) ?? Between(row));
        }

        var known = own.GroupBy(tiling => string.Join(' ', tiling))
            .OrderByDescending(group => group.Count())
            .Take(MostTilings)
            .Select(group => group.First())
            .ToList();
        var count = known.Count;
        var change = new double[count, count];
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                change[i, j] = i == j ? 0 : NewColumns + (NewEdge * (known[i].Except(known[j]).Count() + known[j].Except(known[i]).Count()));
            }
        }

        var misfit = new double[_rows.Count, count];
        for (var row = 0; row < _rows.Count; row++)
        {
            for (var i = 0; i < count; i++)
            {
                misfit[row, i] = Misfit(_rows[row], known[i]);
            }
        }

        var (total, chosen) = Follow(misfit, change, new double[count]);
        for (var round = 0; round < Rounds; round++)
        {
            var uses = chosen.SelectMany(i => known[i]).GroupBy(edge => edge).ToDictionary(group => group.Key, group => group.Count());
            double Rare(double edge) => RareEdge / uses.GetValueOrDefault(edge, 1);
            var dearer = new double[count, count];
            for (var i = 0; i < count; i++)
            {
                for (var j = 0; j < count; j++)
                {
                    dearer[i, j] = change[i, j] + known[j].Except(known[i]).Sum(Rare);
                }
            }

            (total, chosen) = Follow(misfit, dearer, [.. known.Select(tiling => tiling.Sum(Rare))]);
        }

        return (total, [.. chosen.Select((i, row) => misfit[row, i] < Impossible ? known[i] : own[row])]);
    }

    /// <summary>The cheapest way through all rows (Viterbi).</summary>
    /// <param name="misfit">By row and tiling.</param>
    /// <param name="change">From a tiling to that of the next row.</param>
    /// <param name="first">Of each tiling at the top.</param>
    private static (double Cost, int[] Chosen) Follow(double[,] misfit, double[,] change, double[] first)
    {
        var (rows, count) = (misfit.GetLength(0), first.Length);
        var cost = new double[rows, count];
        var from = new int[rows, count];
        for (var row = 0; row < rows; row++)
        {
            for (var i = 0; i < count; i++)
            {
                var before = 0;
                for (var j = 1; row > 0 && j < count; j++)
                {
                    before = cost[row - 1, j] + change[j, i] < cost[row - 1, before] + change[before, i] ? j : before;
                }

                cost[row, i] = misfit[row, i] + (row == 0 ? first[i] : cost[row - 1, before] + change[before, i]);
                from[row, i] = before;
            }
        }

        var last = Enumerable.Range(0, count).MinBy(i => cost[rows - 1, i]);
        var total = cost[rows - 1, last];
        var chosen = new int[rows];
        for (var row = rows - 1; row >= 0; row--)
        {
            chosen[row] = last;
            last = from[row, last];
        }

        return (total, chosen);
    }

    /// <summary>The cheapest edges for a row by itself; null where none fit.</summary>
    private double[]? Best(StreamItem[] items)
    {
        var (edges, texts) = (_edges.Count, items.Length);
        var cost = new double[edges, texts + 1];
        var from = new int[edges, texts + 1];
        for (var end = 0; end < edges; end++)
        {
            for (var used = 0; used <= texts; used++)
            {
                cost[end, used] = end + used == 0 ? 0 : double.PositiveInfinity;
                var support = end == edges - 1 ? 0 : 0.5 / _edges[end].Rows;
                for (var start = 0; start < end; start++)
                {
                    var empty = cost[start, used] + Empty + support;
                    if (empty < cost[end, used])
                    {
                        (cost[end, used], from[end, used]) = (empty, start);
                    }

                    var filled = used == 0 || !Holds(_edges[start].X, _edges[end].X, items[used - 1]) ? double.PositiveInfinity
                        : cost[start, used - 1] + support + OffAlignment(_edges[start].X, _edges[end].X, items[used - 1]);
                    if (filled < cost[end, used])
                    {
                        (cost[end, used], from[end, used]) = (filled, ~start);
                    }
                }
            }
        }

        if (double.IsInfinity(cost[edges - 1, texts]))
        {
            return null;
        }

        var found = new List<double> { _edges[^1].X };
        for (var (end, used) = (edges - 1, texts); end > 0;)
        {
            var start = from[end, used];
            (end, used) = start < 0 ? (~start, used - 1) : (start, used);
            found.Add(_edges[end].X);
        }

        found.Reverse();
        return [.. found];
    }

    /// <summary>Where nothing is aligned the edges are taken to lie half way between the texts.</summary>
    private double[] Between(StreamItem[] items) =>
        [
            _edges[0].X,
            .. items.Zip(items.Skip(1), (item, next) => (item.X1 + next.X0) / 2).Where(x => x > _edges[0].X && x < _edges[^1].X).Order(),
            _edges[^1].X
        ];

    private double Misfit(StreamItem[] items, double[] tiling)
    {
        var (cost, at) = (0.0, 0);
        for (var i = 0; i + 1 < tiling.Length; i++)
        {
            if (at < items.Length && items[at].Middle < tiling[i + 1])
            {
                cost += Holds(tiling[i], tiling[i + 1], items[at]) ? OffAlignment(tiling[i], tiling[i + 1], items[at]) : Impossible;
                at++;
            }
            else
            {
                cost += EmptyAsAbove;
            }
        }

        return cost + (Impossible * (items.Length - at));
    }

    private static bool Holds(double start, double end, StreamItem item) => item.X0 >= start - 0.3 && item.X1 <= end + 0.3;

    private double OffAlignment(double start, double end, StreamItem item)
    {
        var off = Math.Abs(((start + end) / 2) - item.Middle);
        return off <= Exact ? 0.05 * off
            : Math.Abs(item.X0 - start - _padding) <= Exact ? 0.3
            : Math.Abs(end - item.X1 - _padding) <= Exact ? 0.4
            : 1.2 + Math.Min(2, off / 20);
    }
}
