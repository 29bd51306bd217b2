namespace PerfEval.Ingest.Grid;

/// <summary>
/// Tables from painted lines. Lines that touch form one table; where they end, rows and columns begin; a boundary that no line covers
/// joins the cells on both sides.
/// </summary>
internal static class Lattice
{
    /// <summary>Lines touch when their ends are this close, in points.</summary>
    private const double Touch = 3;

    /// <summary>Pairs of lines that may be compared on one page; a drawing of more is no table.</summary>
    private const long MaxPairs = 50_000_000;

    /// <summary>The tables of a page from top to bottom, still without text; null if the lines are too many to be tables.</summary>
    public static List<TablePart>? Find(Upright page, int maxCells)
    {
        var (horizontal, vertical) = Rule.Split(page.Lines);
        if ((long)horizontal.Count * vertical.Count > MaxPairs)
        {
            return null;
        }

        var parts = new List<TablePart>();
        foreach (var (across, down) in Components(horizontal, vertical))
        {
            if (LatticeGrid.Build(page, across, down, maxCells) is { } part)
            {
                parts.Add(part);
            }
        }

        parts.Sort((a, b) => a.Box.Y0.CompareTo(b.Box.Y0));
        return parts;
    }

    /// <summary>Groups of lines that touch each other; only those with at least one of each direction.</summary>
    private static IEnumerable<(List<Rule> Horizontal, List<Rule> Vertical)> Components(List<Rule> horizontal, List<Rule> vertical)
    {
        vertical.Sort((a, b) => a.At.CompareTo(b.At));
        var positions = vertical.ConvertAll(rule => rule.At);
        var group = Enumerable.Range(0, horizontal.Count + vertical.Count).ToArray();
        for (var h = 0; h < horizontal.Count; h++)
        {
            var rule = horizontal[h];
            for (var v = FirstAtLeast(positions, rule.From - Touch); v < vertical.Count && vertical[v].At <= rule.To + Touch; v++)
            {
                if (vertical[v].From - Touch <= rule.At && rule.At <= vertical[v].To + Touch)
                {
                    group[Root(group, horizontal.Count + v)] = Root(group, h);
                }
            }
        }

        return Enumerable.Range(0, group.Length)
            .GroupBy(index => Root(group, index))
            .Select(members => (
                members.Where(index => index < horizontal.Count).Select(index => horizontal[index]).ToList(),
                members.Where(index => index >= horizontal.Count).Select(index => vertical[index - horizontal.Count]).ToList()))
            .Where(component => component.Item1.Count > 0 && component.Item2.Count > 0);
    }

    private static int FirstAtLeast(List<double> sorted, double value)
    {
        var (low, high) = (0, sorted.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < value ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static int Root(int[] group, int index)
    {
        while (group[index] != index)
        {
            group[index] = group[group[index]];
            index = group[index];
        }

        return index;
    }
}
