namespace PerfEval.SampleGenerator.Facts;

/// <summary>
/// One indicator as printed. <paramref name="Op"/>, <paramref name="Value"/> and <paramref name="Unit"/> are printed in their own
/// columns by layouts that split the target; elsewhere <paramref name="Target"/> is. <paramref name="Level1Points"/> is null where not printed.
/// </summary>
internal sealed record Indicator(
    string? Level1, decimal? Level1Points, string? Level2, string? Name, string? Target, string? Op, string? Value, string? Unit,
    string? Actual, decimal? Weight, decimal? Score, string? Note)
{
    /// <summary>False for a row that the template brings and nobody filled in.</summary>
    public bool Filled => Name is not null || Target is not null || Weight is not null;
}
