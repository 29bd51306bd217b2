namespace PerfEval.Ingest.Pages.Model;

/// <summary>Sorted positions of column or row boundaries; positions within <see cref="Same"/> are one.</summary>
internal static class Edges
{
    /// <summary>Boundaries closer than this, in points, are one: double lines, cells drawn beside each other.</summary>
    public const double Same = 3;

    public static List<double> Cluster(IEnumerable<double> positions)
    {
        var edges = new List<double>();
        var (start, sum, count) = (0.0, 0.0, 0);
        foreach (var position in positions.Order())
        {
            if (count > 0 && position - start > Same)
            {
                edges.Add(sum / count);
                count = 0;
            }

            if (count == 0)
            {
                (start, sum) = (position, 0);
            }

            (sum, count) = (sum + position, count + 1);
        }

        if (count > 0)
        {
            edges.Add(sum / count);
        }

        return edges;
    }

    /// <summary>Index of the edge that lies nearest.</summary>
    public static int Nearest(List<double> edges, double position)
    {
        var at = edges.BinarySearch(position);
        if (at >= 0)
        {
            return at;
        }

        at = ~at;
        return at == 0 ? 0
            : at == edges.Count ? edges.Count - 1
            : position - edges[at - 1] <= edges[at] - position ? at - 1 : at;
    }

    /// <summary>Index of the interval between two edges that holds the position; -1 outside.</summary>
    public static int Interval(List<double> edges, double position)
    {
        var at = edges.BinarySearch(position);
        at = at >= 0 ? at : ~at - 1;
        return at < edges.Count - 1 ? at : -1;
    }
}
