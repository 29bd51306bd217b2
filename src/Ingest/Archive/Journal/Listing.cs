using System.Text.Json.Serialization;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>What a portal says of a document beside its bytes. Written when it is seen first and when it has changed.</summary>
public sealed record Listing : JournalRecord
{
    [JsonConverter(typeof(SharedText))]
    public required string Run { get; init; }

    [JsonConverter(typeof(SharedText))]
    public required string Source { get; init; }

    /// <summary>Of the document.</summary>
    public required string Address { get; init; }

    /// <summary>The detail page that the document hangs on, null for a page that is the document.</summary>
    public string? Page { get; init; }

    public required string Title { get; init; }

    /// <summary>What the document is called where its address does not say; null takes the address's own name.</summary>
    public string? Name { get; init; }

    /// <summary>As printed on the portal, Asia/Shanghai.</summary>
    public DateOnly? PublishedOn { get; init; }

    /// <summary>page or attachment.</summary>
    [JsonConverter(typeof(SharedText))]
    public required string Role { get; init; }
}
