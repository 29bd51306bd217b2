namespace PerfEval.Normalize.Closures;

/// <summary>What a computed number looks like in print.</summary>
internal static class Figures
{
    /// <summary>Two: a digit lost at the end leaves a number that is right in all it prints.</summary>
    private const int Places = 2;

    /// <summary>Whether the computed number would be printed so with two decimals, rounded or cut off.</summary>
    public static bool Print(decimal computed, decimal printed)
    {
        if (Math.Abs(computed - printed) > 1)
            return false;
        return decimal.Round(computed, Places, MidpointRounding.AwayFromZero) == printed || decimal.Round(computed, Places, MidpointRounding.ToZero) == printed;
    }
}
