namespace PerfEval.Normalize.Corrections;

/// <summary>An analyst's word on one cell of one document: what it says in truth, who decided that, why and when.</summary>
/// <param name="Sha256">Hash of the original, lower-case hex; the correction holds for every copy of it.</param>
/// <param name="Value">Text put in place of the printed one before the forms are recognised.</param>
/// <param name="Was">The printed text that is corrected, blanks aside; null accepts whatever is printed.</param>
public sealed record Correction(string Sha256, int TableNo, int Row, int Col, string Value, string? Was, string Who, string Why, DateOnly Date)
{
    /// <summary>File in which it stands, for messages.</summary>
    public required string File { get; init; }
}
