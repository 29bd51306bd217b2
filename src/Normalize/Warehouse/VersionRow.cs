namespace PerfEval.Normalize.Warehouse;

/// <summary>A row of facts as one version of a form has it.</summary>
/// <param name="Words">What the row is about, without blanks.</param>
/// <param name="Numbers">By field; money of the text in 万元, whatever unit it is printed in.</param>
internal sealed record VersionRow(string View, string RowKey, string Words, IReadOnlyDictionary<string, decimal?> Numbers)
{
    /// <summary>
    /// Rows of two versions that speak of the same thing: those of the same words, the first with the first, the second with the second; of the others those
    /// at the same place of the form. A row that only one of them has stands alone.
    /// </summary>
    public static IReadOnlyList<(VersionRow? Taken, VersionRow? Other)> Pair(IReadOnlyList<VersionRow> taken, IReadOnlyList<VersionRow> other)
    {
        var pairs = new List<(VersionRow?, VersionRow?)>();
        (taken, other) = Match(taken, other, row => row.Words, pairs);
        (taken, other) = Match(taken, other, row => row.RowKey, pairs);
        pairs.AddRange(taken.Select(row => ((VersionRow?)row, (VersionRow?)null)));
        pairs.AddRange(other.Select(row => ((VersionRow?)null, (VersionRow?)row)));
        return pairs;
    }

    /// <summary>Fields in which two rows have not the same number; at least one of them is there.</summary>
    public static IEnumerable<string> Differences(VersionRow? taken, VersionRow? other) =>
        (taken ?? other!).Numbers.Keys.Where(field => taken?.Numbers[field] != other?.Numbers[field]);

    // Returns those of both sides that found nobody.
    private static (IReadOnlyList<VersionRow> Taken, IReadOnlyList<VersionRow> Other) Match(
        IReadOnlyList<VersionRow> taken, IReadOnlyList<VersionRow> other, Func<VersionRow, string> keyOf, List<(VersionRow?, VersionRow?)> pairs)
    {
        var waiting = other.GroupBy(row => (row.View, keyOf(row))).ToDictionary(rows => rows.Key, rows => new Queue<VersionRow>(rows));
        var alone = new List<VersionRow>();
        foreach (var row in taken)
        {
            if (waiting.TryGetValue((row.View, keyOf(row)), out var same) && same.TryDequeue(out var match))
                pairs.Add((row, match));
            else
                alone.Add(row);
        }

        return (alone, [.. waiting.Values.SelectMany(rows => rows)]);
    }
}
