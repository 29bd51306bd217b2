namespace PerfEval.Ingest.Archive.Journal;

/// <summary>One version of one address, as the journal tells it.</summary>
public sealed record ArchivedDocument
{
    public required string Address { get; init; }

    public required string Sha256 { get; init; }

    public required string Source { get; init; }

    /// <summary>Name of the portal; null for local files.</summary>
    public string? Portal { get; init; }

    /// <summary>GB/T 2260 code of the portal's division, null where unknown.</summary>
    public string? DivisionCode { get; init; }

    /// <summary>The page that it hangs on.</summary>
    public string? Page { get; init; }

    /// <summary>Title on the portal; empty where none is known.</summary>
    public required string Title { get; init; }

    /// <summary>File name: as the portal calls it, else from the address.</summary>
    public required string Name { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>When these bytes first came from this address, UTC.</summary>
    public required DateTimeOffset FetchedAt { get; init; }

    public long Bytes { get; init; }

    /// <summary>The latest version of its address, withdrawn or not.</summary>
    public bool Current { get; init; }

    public DateTimeOffset? ReplacedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    public bool Forgotten { get; init; }

    public bool IsLocal => Source == Fetch.LocalSource;
}
