namespace PerfEval.Ingest.Crawl.Http;

/// <summary>What one source may cost in one night; what it did not reach is said and comes first the next night.</summary>
public sealed record NightBudget
{
    public int Requests { get; init; } = 2_000;

    /// <summary>Bytes of bodies, decompressed.</summary>
    public long Bytes { get; init; } = 1L << 30;
}
