using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Recognition;

namespace PerfEval.Normalize.Warehouse;

/// <summary>One document on its way into the warehouse: what is known of the file, and either what it says or why it was not read.</summary>
public sealed record LoadItem
{
    public required string DocumentId { get; init; }

    /// <summary>URL, path, or archive!member.</summary>
    public required string Origin { get; init; }

    /// <summary>Lower-case hex; empty for a file that could not even be opened.</summary>
    public required string Sha256 { get; init; }

    public required string SourceName { get; init; }

    public long Bytes { get; init; }

    public string? MediaType { get; init; }

    public string? Title { get; init; }

    public DateOnly? PublishedOn { get; init; }

    /// <summary>Name of the portal; null for local files.</summary>
    public string? Portal { get; init; }

    /// <summary>Address on the portal, for members of an archive that of the archive; null for local files.</summary>
    public string? Url { get; init; }

    /// <summary>When the bytes came into the archive, UTC.</summary>
    public DateTime? FetchedAt { get; init; }

    /// <summary>Key of everything besides the bytes that decides the rows; see <see cref="Recogniser.KeyOf"/>.</summary>
    public required string RecognitionKey { get; init; }

    /// <summary>Null for a rejected file.</summary>
    public RecognisedDocument? Content { get; init; }

    public Rejection? Rejection { get; init; }

    /// <summary>One of <see cref="DocumentStatus"/>, as it is loaded.</summary>
    public string Status => Content is null ? DocumentStatus.Rejected : Content.Reports.Count == 0 ? DocumentStatus.Unrecognised : DocumentStatus.Read;
}
