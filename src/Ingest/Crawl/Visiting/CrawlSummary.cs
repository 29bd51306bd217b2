namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>What one source's night came to.</summary>
public sealed record CrawlSummary
{
    public required string Source { get; init; }

    /// <summary>Pages of lists read.</summary>
    public int Lists { get; init; }

    /// <summary>Detail pages visited.</summary>
    public int Pages { get; init; }

    /// <summary>Documents that the portal shows this night: held in the archive (or forgotten there) and still listed.</summary>
    public int Documents { get; init; }

    public int New { get; init; }

    /// <summary>Documents that have a new version.</summary>
    public int Changed { get; init; }

    public int Withdrawn { get; init; }

    public int Unchanged { get; init; }

    /// <summary>Addresses whose bytes are those of another document of the source.</summary>
    public int Duplicates { get; init; }

    public int Failed { get; init; }

    public int Quarantined { get; init; }

    public int Requests { get; init; }

    public long Bytes { get; init; }

    public double Seconds { get; init; }

    /// <summary>All lists were walked to their end; only then was anything withdrawn for not being listed.</summary>
    public bool Complete { get; init; }

    /// <summary>Fewer documents than the source must yield: the night must not be published.</summary>
    public bool BelowMinimum { get; init; }

    /// <summary>Addresses that were listed and not visited, because of the budget or because the source was left.</summary>
    public IReadOnlyList<string> NotVisited { get; init; } = [];

    public IReadOnlyList<CrawlIssue> Issues { get; init; } = [];
}
