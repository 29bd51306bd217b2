namespace PerfEval.Worker.Publishing;

/// <summary>What a night must hold to be published, and how much of the past is kept.</summary>
public sealed record PublishLimits
{
    /// <summary>Generations kept, the current one among them.</summary>
    public int Keep { get; init; } = 7;

    /// <summary>By how much the share of claimed or ignored cells may fall over the reports of both generations, or over those of one portal.</summary>
    public double CoverageDrop { get; init; } = 0.02;

    /// <summary>The share of reports that may be gone since the last generation.</summary>
    public double ReportsLost { get; init; } = 0.05;

    /// <summary>One and the same web page without a form under this many addresses of a portal is an error page.</summary>
    public int SamePages { get; init; } = 5;

    /// <summary>The share of a source's answers that may be quarantined.</summary>
    public double Quarantined { get; init; } = 0.2;
}
