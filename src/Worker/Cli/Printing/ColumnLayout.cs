namespace PerfEval.Worker.Cli.Printing;

/// <summary>Shares a terminal's width among columns.</summary>
public static class ColumnLayout
{
    /// <summary>No column that has to give way gets narrower than this.</summary>
    public const int Narrowest = 8;

    /// <summary>Takes from the widest columns first, so that short ones stay whole.</summary>
    /// <param name="natural">Width that each column would like.</param>
    /// <param name="available">Width of the terminal, null for no limit.</param>
    /// <returns>A width per column, or null when the columns cannot be made to fit.</returns>
    public static int[]? Fit(IReadOnlyList<int> natural, int gap, int? available)
    {
        var total = natural.Sum() + (gap * (natural.Count - 1));
        if (available is not { } limit || total <= limit)
            return [.. natural];

        var forText = limit - (gap * (natural.Count - 1));
        // The highest cap under which all columns fit; at most a few hundred steps.
        for (var cap = natural.Max() - 1; cap >= Narrowest; cap--)
        {
            var capped = natural.Select(w => Math.Min(w, cap)).ToArray();
            var spare = forText - capped.Sum();
            if (spare < 0)
                continue;
            for (var i = 0; i < capped.Length && spare > 0; i++)
            {
                if (capped[i] >= natural[i])
                    continue;
                capped[i]++;
                spare--;
            }

            return capped;
        }

        return null;
    }
}
