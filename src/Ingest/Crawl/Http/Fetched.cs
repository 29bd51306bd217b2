namespace PerfEval.Ingest.Crawl.Http;

/// <summary>What came of a request, after all its attempts and redirects.</summary>
public sealed record Fetched
{
    public required Uri Asked { get; init; }

    public required Uri Final { get; init; }

    public required FetchEnd End { get; init; }

    /// <summary>Status of the last answer; null where there was none.</summary>
    public int? Status { get; init; }

    /// <summary>Why it ended so; null where all is well.</summary>
    public FetchReason? Reason { get; init; }

    /// <summary>The whole body, decompressed; empty where it went to a file.</summary>
    public byte[] Body { get; init; } = [];

    /// <summary>Bytes of the body.</summary>
    public long Bytes { get; init; }

    public TimeSpan Time { get; init; }

    /// <summary>Counted from 1.</summary>
    public int Attempt { get; init; } = 1;

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    public string? ContentType { get; init; }

    /// <summary>charset of Content-Type.</summary>
    public string? Charset { get; init; }

    /// <summary>File name of Content-Disposition.</summary>
    public string? FileName { get; init; }

    /// <summary>The attempts before this one, each with its reason.</summary>
    public IReadOnlyList<Fetched> Earlier { get; init; } = [];

    /// <summary>Another attempt may help.</summary>
    internal bool Retry { get; init; }

    /// <summary>Pause that the host asked for.</summary>
    internal TimeSpan? RetryAfter { get; init; }
}
