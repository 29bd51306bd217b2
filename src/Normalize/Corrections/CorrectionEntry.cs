namespace PerfEval.Normalize.Corrections;

/// <summary>One entry of a correction file as written, before it is checked.</summary>
internal sealed record CorrectionEntry
{
    public string? Sha256 { get; set; }

    /// <summary>table, row, col as in the views cell and provenance.</summary>
    public Dictionary<string, int>? Cell { get; set; }

    public string? Value { get; set; }

    public string? Was { get; set; }

    public string? Who { get; set; }

    public string? Why { get; set; }

    public string? Date { get; set; }
}
