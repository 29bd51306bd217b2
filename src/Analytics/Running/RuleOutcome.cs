namespace PerfEval.Analytics.Running;

/// <summary>What one rule did in one run. Reports whose result stood from an earlier run are not counted.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Reports">Reports it looked at.</param>
/// <param name="Checked">Those of them it could check.</param>
/// <param name="Flags">Flags it raised on them.</param>
/// <param name="Failure">DuckDB's message where its query failed, otherwise null.</param>
/// <param name="Elapsed">Time of the query.</param>
public sealed record RuleOutcome(string RuleId, int Reports, int Checked, int Flags, string? Failure, TimeSpan Elapsed)
{
    /// <summary>A view or column that it needs and the warehouse does not have, so that it was not run; otherwise null.</summary>
    public string? Lacking { get; init; }
}
