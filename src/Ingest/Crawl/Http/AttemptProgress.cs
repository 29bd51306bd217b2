namespace PerfEval.Ingest.Crawl.Http;

/// <summary>What the attempts at one address have in common.</summary>
internal sealed class AttemptProgress
{
    /// <summary>Counted from 1.</summary>
    public int Attempt { get; set; }

    /// <summary>Length at which the last attempt's body ended early; the same length again means that there is no more.</summary>
    public long? CutAt { get; set; }
}
