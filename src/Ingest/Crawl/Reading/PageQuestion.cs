using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;

namespace PerfEval.Ingest.Crawl.Reading;

/// <summary>What is asked of the bytes of one page, with all that its reader has to know: it may be in another process.</summary>
public sealed record PageQuestion
{
    public required PageTask Task { get; init; }

    /// <summary>Where it was finally found; links are relative to it.</summary>
    public required Uri Address { get; init; }

    /// <summary>The address that was asked for.</summary>
    public required Uri Asked { get; init; }

    /// <summary>charset of Content-Type; null where it says none.</summary>
    public string? Charset { get; init; }

    /// <summary>Name of the kind of a list, one of <see cref="SourceKinds.Names"/>; null lets the page decide.</summary>
    public string? Kind { get; init; }

    public required CrawlWords Words { get; init; }

    /// <summary>Processor time for all that is asked.</summary>
    public required TimeSpan Work { get; init; }
}
