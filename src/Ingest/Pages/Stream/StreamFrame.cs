using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Stream;

/// <summary>
/// Where the left and right ends of a table without lines must be. Text centred in cells that lie side by side fixes them: once the left
/// edge of the first cell is known, the middle of each text gives the edge behind it, and all rows have to end at the same place.
/// </summary>
internal static class StreamFrame
{
    /// <summary>The frame lies at most this far outside the text, in points.</summary>
    private const double Farthest = 60;

    private const double Step = 0.25;

    /// <summary>Rows end at the same place within this.</summary>
    private const double Same = 1;

    /// <summary>Rows of the same columns count up to this many times.</summary>
    private const int Most = 3;

    /// <summary>Bounds the work for a page of scattered text.</summary>
    private const int MostPatterns = 60;

    private const double SharedEdge = 0.3;

    /// <returns>Null where the rows do not say.</returns>
    /// <param name="rows">Texts of each row from left to right.</param>
    public static (double Left, double Right)? Find(IReadOnlyList<StreamItem[]> rows, CancellationToken ct)
    {
        var patterns = Patterns(rows);
        var (least, most) = (rows.SelectMany(row => row).Min(item => item.X0), rows.SelectMany(row => row).Max(item => item.X1));
        var (best, bestRight, from, to) = (0.0, 0.0, 0.0, 0.0);
        for (var left = least - 0.5; left > least - Farthest; left -= Step)
        {
            ct.ThrowIfCancellationRequested();
            var (score, right) = Score(patterns, left, most);
            if (score > best + 1e-6)
            {
                (best, bestRight, from, to) = (score, right, left, left);
            }
            else if (score > best - 1e-6 && Math.Abs(to - Step - left) < 1e-6)
            {
                to = left;
                bestRight = Score(patterns, (from + to) / 2, most).Right;
            }
        }

        return best < 2 ? null : ((from + to) / 2, bestRight);
    }

    private static (double Score, double Right) Score(List<(StreamItem[] Items, int Count)> patterns, double left, double most)
    {
        var ends = new List<(double End, double[] Edges, int Count)>();
        foreach (var (items, count) in patterns)
        {
            if (Chain(items, left) is { } edges && edges[^1] > most - 0.5 && edges[^1] < most + Farthest)
            {
                ends.Add((edges[^1], edges, Math.Min(count, Most)));
            }
        }

        var (best, right) = (0.0, 0.0);
        foreach (var (end, _, _) in ends)
        {
            var same = ends.FindAll(other => Math.Abs(other.End - end) <= Same);
            var shared = 0;
            for (var i = 0; i < same.Count; i++)
            {
                shared += same[i].Edges[..^1].Count(
                    edge => same.FindIndex(other => Array.Exists(other.Edges[..^1], value => Math.Abs(value - edge) < Same)) is var at && at >= 0 && at < i);
            }

            var score = same.Sum(item => item.Count) + (SharedEdge * shared);
            if (score > best)
            {
                (best, right) = (score, same.Average(item => item.End));
            }
        }

        return (best, right);
    }

    /// <summary>Edges behind each text if all are centred and no cell is empty; null where that cannot be.</summary>
    private static double[]? Chain(StreamItem[] items, double left)
    {
        var edges = new double[items.Length];
        for (var (i, edge) = (0, left); i < items.Length; i++)
        {
            edge = (2 * items[i].Middle) - edge;
            if (edge < items[i].X1 - 0.3 || (i + 1 < items.Length && edge > items[i + 1].X0 + 0.3))
            {
                return null;
            }

            edges[i] = edge;
        }

        return edges;
    }

    private static List<(StreamItem[] Items, int Count)> Patterns(IReadOnlyList<StreamItem[]> rows)
    {
        var patterns = new List<(StreamItem[] Items, int Count)>();
        foreach (var row in rows.Where(row => row.Length > 0))
        {
            var at = patterns.FindIndex(
                pattern => pattern.Items.Length == row.Length && !pattern.Items.Where((item, i) => Math.Abs(item.Middle - row[i].Middle) > Same).Any());
            if (at < 0)
            {
                patterns.Add((row, 1));
            }
            else
            {
                patterns[at] = (patterns[at].Items, patterns[at].Count + 1);
            }
        }

        return [.. patterns.OrderByDescending(pattern => pattern.Count).Take(MostPatterns)];
    }
}
