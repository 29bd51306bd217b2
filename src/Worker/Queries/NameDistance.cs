namespace PerfEval.Worker.Queries;

/// <summary>Names like a mistyped one, by Levenshtein distance.</summary>
public static class NameDistance
{
    /// <summary>Nearest first; a name counts as near when it contains the other or at most half of its letters differ.</summary>
    public static IReadOnlyList<string> Nearest(string name, IEnumerable<string> candidates, int limit) =>
    [
        .. candidates
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .Where(c => c.candidate.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(c.candidate, StringComparison.OrdinalIgnoreCase)
                || c.distance * 2 <= Math.Max(name.Length, c.candidate.Length))
            .OrderBy(c => c.distance)
            .ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Take(limit)
            .Select(c => c.candidate),
    ];

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substitution = diagonal + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substitution, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
