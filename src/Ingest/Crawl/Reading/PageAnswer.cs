using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;

namespace PerfEval.Ingest.Crawl.Reading;

/// <summary>What a page says of what was asked; what was not asked, or is not there, is null.</summary>
public sealed record PageAnswer
{
    /// <summary>Why it could not be read, by a limit or because its reader ended; then nothing else is known of it, save the kind.</summary>
    public FetchReason? Unread { get; init; }

    /// <summary>Why it is no list and no report.</summary>
    public FetchReason? Refused { get; init; }

    /// <summary>Name of the kind it was read as.</summary>
    public string? Kind { get; init; }

    public ListPage? List { get; init; }

    /// <summary>Null where it is no HTML.</summary>
    public DetailPage? Detail { get; init; }

    /// <summary>The page of an entry is a list itself.</summary>
    public bool IsList { get; init; }

    /// <summary>Characters of all links, with what they are called.</summary>
    internal long LinkChars => List is null && Detail is null ? 0
        : (List?.Entries.Sum(entry => (long)entry.Address.OriginalString.Length + entry.Title.Length) ?? 0)
        + (List?.More.Concat(List.Probes).Sum(address => (long)address.OriginalString.Length) ?? 0)
        + (Detail?.Files.Sum(file => (long)file.Address.OriginalString.Length + file.Text.Length) ?? 0);
}
