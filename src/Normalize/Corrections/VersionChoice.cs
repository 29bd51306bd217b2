namespace PerfEval.Normalize.Corrections;

/// <summary>An analyst's word on which of several versions of one report is taken.</summary>
/// <param name="Unit">Full name as view report has it.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Sha256">Hash of the original that is taken, lower-case hex.</param>
public sealed record VersionChoice(string Unit, int Year, string Sha256, string Who, string Why, DateOnly Date)
{
    /// <summary>File in which it stands, for messages.</summary>
    public required string File { get; init; }
}
