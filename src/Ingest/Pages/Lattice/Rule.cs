using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lattice;

/// <summary>A horizontal or vertical line: where it lies across its direction, and from where to where along it, in points.</summary>
internal readonly record struct Rule(double At, double From, double To)
{
    /// <summary>Pieces of one line may lie this far beside each other.</summary>
    private const double Beside = 1;

    /// <summary>Gap along the line that dashes, dots and drawing programs leave.</summary>
    private const double Gap = 3;

    /// <summary>Shorter than any side of a cell.</summary>
    private const double Shortest = 4;

    public double Length => To - From;

    /// <summary>Lines split by direction, their pieces merged.</summary>
    public static (List<Rule> Horizontal, List<Rule> Vertical) Split(IReadOnlyList<RulingLine> lines)
    {
        var (horizontal, vertical) = (new List<Rule>(), new List<Rule>());
        foreach (var line in lines)
        {
            if (Math.Abs(line.X1 - line.X0) >= Math.Abs(line.Y1 - line.Y0))
            {
                horizontal.Add(new Rule((line.Y0 + line.Y1) / 2, Math.Min(line.X0, line.X1), Math.Max(line.X0, line.X1)));
            }
            else
            {
                vertical.Add(new Rule((line.X0 + line.X1) / 2, Math.Min(line.Y0, line.Y1), Math.Max(line.Y0, line.Y1)));
            }
        }

        return (Merge(horizontal), Merge(vertical));
    }

    private static List<Rule> Merge(List<Rule> pieces)
    {
        pieces.Sort((a, b) => a.At.CompareTo(b.At));
        var merged = new List<Rule>();
        for (int start = 0, end; start < pieces.Count; start = end)
        {
            for (end = start + 1; end < pieces.Count && pieces[end].At - pieces[start].At <= Beside; end++)
            {
            }

            var group = pieces.GetRange(start, end - start);
            var at = group.Average(piece => piece.At);
            group.Sort((a, b) => a.From.CompareTo(b.From));
            var (from, to) = (group[0].From, group[0].To);
            foreach (var piece in group)
            {
                if (piece.From > to + Gap)
                {
                    Keep(new Rule(at, from, to));
                    (from, to) = (piece.From, piece.To);
                }

                to = Math.Max(to, piece.To);
            }

            Keep(new Rule(at, from, to));
        }

        return merged;

        void Keep(Rule rule)
        {
            if (rule.Length >= Shortest)
            {
                merged.Add(rule);
            }
        }
    }
}
