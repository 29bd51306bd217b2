namespace PerfEval.Ingest.Crawl.Http;

/// <summary>What is to be fetched.</summary>
public sealed record FetchRequest
{
    public required Uri Address { get; init; }

    /// <summary>One of <see cref="Archive.FetchKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Validators of what is known already: the answer may be 304.</summary>
    public string? ETag { get; init; }

    /// <summary>HTTP date.</summary>
    public string? ModifiedSince { get; init; }

    /// <summary>Where the body is written and, after an interruption, continued; null keeps it in memory.</summary>
    public string? PartFile { get; init; }

    public bool IsConditional => ETag is not null || ModifiedSince is not null;
}
