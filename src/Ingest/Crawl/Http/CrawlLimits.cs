namespace PerfEval.Ingest.Crawl.Http;

/// <summary>Bounds of a crawl beside a source's budget; each hit is an outcome of its own.</summary>
public sealed record CrawlLimits
{
    /// <summary>Bytes of a list or detail page, after decompression.</summary>
    public long MaxPageBytes { get; init; } = 16L << 20;

    /// <summary>Processor time for reading one page, all that is asked of it together.</summary>
    public TimeSpan PageWork { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Bytes of an attachment.</summary>
    public long MaxFileBytes { get; init; } = 200L << 20;

    public int MaxRedirects { get; init; } = 5;

    /// <summary>Times that one address is asked before it counts as failed.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Pause before the second attempt; doubled for every further one.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A host that asks for a longer pause (Retry-After) is left for the next night.</summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan ConnectTime { get; init; } = TimeSpan.FromSeconds(15);

    public TimeSpan IdleConnectionTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Time from the request to the head of its answer.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time without a single byte.</summary>
    public TimeSpan SilenceTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>After this time a body must have come at least at the speed below.</summary>
    public TimeSpan SlowTime { get; init; } = TimeSpan.FromSeconds(20);

    public int MinBytesPerSecond { get; init; } = 256;

    /// <summary>Time for a whole page, and for one attempt at an attachment.</summary>
    public TimeSpan PageTime { get; init; } = TimeSpan.FromSeconds(60);

    public TimeSpan FileTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Pages of lists that one source may have.</summary>
    public int MaxListPages { get; init; } = 2_000;

    /// <summary>Characters of addresses and titles in all lists of a source together; they are kept until its night is over.</summary>
    public long MaxListChars { get; init; } = 64L << 20;

    /// <summary>Pages inside lists that turn out to be lists again are walked to this depth.</summary>
    public int MaxListDepth { get; init; } = 2;

    /// <summary>Failures, or challenges, in a row after which a source is left for the night.</summary>
    public int MaxFailuresInARow { get; init; } = 5;

    /// <summary>Addresses in a row that do not exist after which a source is left for the night.</summary>
    public int MaxMissingInARow { get; init; } = 30;
}
