using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lattice;

/// <summary>
/// Tables from painted lines. Lines that touch form one table; where they end, rows and columns begin; a boundary that no line covers
/// joins the cells on both sides.
/// </summary>
internal static class LatticeTables
{
    /// <summary>Lines touch when their ends are this close, in points.</summary>
    private const double Touch = 3;

    /// <summary>A side of a table is at least this high, in points, where nothing touches it.</summary>
    private const double LongSide = 40;

    /// <summary>Ends of lines that bound the same rows lie this close.</summary>
    private const double SameEnd = 6;

    /// <summary>Pairs of lines that may be compared on one page; a drawing of more is no table.</summary>
    private const long MaxPairs = 50_000_000;

    /// <summary>Sides that a page may have beside its tables.</summary>
    private const int MostSides = 40;

    /// <summary>Tables and frames of one page; a drawing of more is no form.</summary>
    private const int MostTables = 2_000;

    /// <summary>The tables of a page from top to bottom, still without text; null if the lines are too many to be tables.</summary>
    /// <param name="maxCells">Of all its tables together.</param>
    public static List<TablePart>? Find(Upright page, int maxCells)
    {
        var (horizontal, vertical) = Rule.Split(page.Lines);
        if ((long)horizontal.Count * vertical.Count > MaxPairs)
        {
            return null;
        }

        var parts = new List<TablePart>();
        var components = Components(horizontal, vertical);
        if (components.Count > MostTables)
        {
            return null;
        }

        foreach (var (across, down) in components)
        {
            if (LatticeGrid.Build(page, across, down, ref maxCells) is { } part)
            {
                parts.Add(part);
            }
            else if (maxCells < 0)
            {
                return null;
            }
        }

        parts.Sort((a, b) => a.Box.Y0.CompareTo(b.Box.Y0));
        return parts;
    }

    /// <summary>Groups of lines that touch each other; only those with at least one of each direction.</summary>
    private static List<(List<Rule> Horizontal, List<Rule> Vertical)> Components(List<Rule> horizontal, List<Rule> vertical)
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

        var members = Enumerable.Range(0, group.Length)
            .GroupBy(index => Root(group, index))
            .Select(members => (
                Horizontal: members.Where(index => index < horizontal.Count).Select(index => horizontal[index]).ToList(),
                Vertical: members.Where(index => index >= horizontal.Count).Select(index => vertical[index - horizontal.Count]).ToList()))
            .ToList();
        var components = members.FindAll(component => component.Horizontal.Count > 0 && component.Vertical.Count > 0);
        var alone = members.Where(component => component.Horizontal.Count == 0).SelectMany(component => component.Vertical);
        TakeSides(components, [.. alone.Where(rule => rule.Length > LongSide).Take(MostSides)]);
        return components;
    }

    /// <summary>
    /// Where a merged label fills the whole height of a page, no line leads to the side of the frame: a line as high as a table beside it
    /// belongs to it.
    /// </summary>
    private static void TakeSides(List<(List<Rule> Horizontal, List<Rule> Vertical)> components, List<Rule> alone)
    {
        foreach (var (_, down) in components)
        {
            var (top, bottom) = (down.Min(rule => rule.From), down.Max(rule => rule.To));
            down.AddRange(alone.Where(rule => Math.Abs(rule.From - top) <= SameEnd && Math.Abs(rule.To - bottom) <= SameEnd));
        }
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
