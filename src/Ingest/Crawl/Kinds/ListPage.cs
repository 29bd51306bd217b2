namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>What one page of a list says: its entries, where the list goes on, and how long it claims to be.</summary>
public sealed record ListPage
{
    public required IReadOnlyList<ListEntry> Entries { get; init; }

    /// <summary>Further pages of the same list, in order; pages already walked may be among them.</summary>
    public IReadOnlyList<Uri> More { get; init; } = [];

    /// <summary>Addresses that may or may not exist: one that is missing ends the list.</summary>
    public IReadOnlyList<Uri> Probes { get; init; } = [];

    /// <summary>Pages that the list says it has.</summary>
    public int? TotalPages { get; init; }

    /// <summary>Entries that the list says it has.</summary>
    public int? TotalEntries { get; init; }

    /// <summary>Data that was read and holds no entries: the end of a list, not a page that went wrong.</summary>
    public bool IsEmptyByData { get; init; }

    /// <summary>The page has no entries by design: its script fetches them from the address in <see cref="More"/>.</summary>
    public bool OnlyNamesItsData { get; init; }

    /// <summary>The page leads on in a way that only its script knows: the list cannot be walked to its end.</summary>
    public bool LeadsOnByScript { get; init; }
}
