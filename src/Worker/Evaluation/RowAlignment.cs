namespace PerfEval.Worker.Evaluation;

/// <summary>
/// Which found row stands for which expected one: the longest common subsequence of names within each group, so that a row missing in
/// the middle moves none of the others; then the same names elsewhere, because lines that stand side by side have no order; at last rows
/// most of whose values agree, so that a misread name shows as such.
/// </summary>
public static class RowAlignment
{
    public static IReadOnlyList<RowPair> Align(ViewShape shape, IReadOnlyList<EvalRow> expected, IReadOnlyList<EvalRow> found)
    {
        var partner = new Dictionary<EvalRow, (EvalRow Found, bool SameKey)>(ReferenceEqualityComparer.Instance);
        var taken = new HashSet<EvalRow>(ReferenceEqualityComparer.Instance);
        var groups = found.ToLookup(shape.GroupOf);
        foreach (var group in expected.GroupBy(shape.GroupOf))
        {
            Pair([.. group], [.. groups[group.Key]], shape.SameKey, sameKey: true);
            foreach (var row in group.Where(e => !partner.ContainsKey(e)))
                Pair([row], [.. groups[group.Key].Where(f => !taken.Contains(f))], shape.SameKey, sameKey: true);
        }

        Pair([.. expected.Where(e => !partner.ContainsKey(e))], [.. found.Where(f => !taken.Contains(f))], Alike, sameKey: false);

        return
        [
            .. expected.Select(e => partner.TryGetValue(e, out var p) ? new RowPair(e, p.Found, p.SameKey) : new RowPair(e, null, false)),
            .. found.Where(f => !taken.Contains(f)).Select(f => new RowPair(null, f, false)),
        ];

        void Pair(EvalRow[] left, EvalRow[] right, Func<EvalRow, EvalRow, bool> same, bool sameKey)
        {
            foreach (var (i, j) in CommonSubsequence(left, right, same))
            {
                partner.Add(left[i], (right[j], sameKey));
                taken.Add(right[j]);
            }
        }
    }

    // More than half of what the expected row states, blanks not counted.
    private static bool Alike(EvalRow expected, EvalRow found)
    {
        var stated = expected.Fields.Keys.Where(f => expected[f] is decimal || expected.Text(f) is not null).ToList();
        return stated.Count(f => expected.AgreesOn(f, found)) * 2 > stated.Count;
    }

    private static List<(int Left, int Right)> CommonSubsequence(EvalRow[] left, EvalRow[] right, Func<EvalRow, EvalRow, bool> same)
    {
        // length[i, j]: of the longest one in left[i..] and right[j..].
        var length = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
                length[i, j] = same(left[i], right[j]) ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < left.Length && j < right.Length;)
        {
            if (same(left[i], right[j]))
                pairs.Add((i++, j++));
            else if (length[i + 1, j] >= length[i, j + 1])
                i++;
            else
                j++;
        }

        return pairs;
    }
}
