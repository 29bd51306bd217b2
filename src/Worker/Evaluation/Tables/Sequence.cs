namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>Lays two sequences beside each other, in order, so that the sum of what the pairs have in common is greatest.</summary>
public static class Sequence
{
    /// <param name="common">What items of the two sequences have in common; a pair with nothing is none.</param>
    public static IReadOnlyList<(int Left, int Right)> Align(int left, int right, Func<int, int, int> common)
    {
        ArgumentNullException.ThrowIfNull(common);
        var value = new int[left, right];
        // best[i, j]: of left[i..] and right[j..].
        var best = new int[left + 1, right + 1];
        for (var i = left - 1; i >= 0; i--)
        {
            for (var j = right - 1; j >= 0; j--)
            {
                value[i, j] = common(i, j);
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), value[i, j] > 0 ? value[i, j] + best[i + 1, j + 1] : 0);
            }
        }

        var pairs = new List<(int, int)>();
        for (int i = 0, j = 0; i < left && j < right;)
        {
            if (value[i, j] > 0 && best[i, j] == value[i, j] + best[i + 1, j + 1])
                pairs.Add((i++, j++));
            else if (best[i, j] == best[i + 1, j])
                i++;
            else
                j++;
        }

        return pairs;
    }
}
