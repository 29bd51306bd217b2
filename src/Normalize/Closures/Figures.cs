namespace PerfEval.Normalize.Closures;

/// <summary>What a computed number looks like in print.</summary>
internal static class Figures
{
    /// <summary>Two: a digit lost at the end leaves a number that is right in all it prints.</summary>
    private const int Places = 2;

    /// <summary>It prints two decimals; what prints fewer is the number only by chance.</summary>
    public static bool IsFine(decimal printed) => printed.Scale >= Places;

    /// <summary>Whether the computed number would be printed so with two decimals, rounded or, where two are printed, cut off.</summary>
    public static bool Print(decimal computed, decimal printed)
    {
        if (Math.Abs(computed - printed) > 1)
            return false;
        return decimal.Round(computed, Places, MidpointRounding.AwayFromZero) == printed
            || (IsFine(printed) && decimal.Round(computed, Places, MidpointRounding.ToZero) == printed);
    }
}
