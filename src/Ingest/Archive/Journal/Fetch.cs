using System.Text.Json.Serialization;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>One attempt to get the bytes behind an address, whatever came of it.</summary>
public sealed record Fetch : JournalRecord
{
    /// <summary>The crawl or ingest that asked.</summary>
    [JsonConverter(typeof(SharedText))]
    public required string Run { get; init; }

    /// <summary>Id of the source; <see cref="LocalSource"/> for files of this machine.</summary>
    [JsonConverter(typeof(SharedText))]
    public required string Source { get; init; }

    /// <summary>What was asked for: URL, or full path of a local file.</summary>
    public required string Address { get; init; }

    /// <summary>Where the answer came from after redirects; null where it is <see cref="Address"/>.</summary>
    public string? FinalAddress { get; init; }

    /// <summary>One of <see cref="FetchKind"/>.</summary>
    [JsonConverter(typeof(SharedText))]
    public required string Kind { get; init; }

    /// <summary>One of <see cref="FetchOutcome"/>, or another word for why there are no bytes.</summary>
    [JsonConverter(typeof(SharedText))]
    public required string Outcome { get; init; }

    /// <summary>HTTP status; null without an answer and for local files.</summary>
    public int? Status { get; init; }

    /// <summary>Lower-case hex of the bytes in the store; null where none were kept.</summary>
    public string? Sha256 { get; init; }

    public long Bytes { get; init; }

    public double Seconds { get; init; }

    public int Attempt { get; init; }

    public string? Message { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    [JsonConverter(typeof(SharedText))]
    public string? ContentType { get; init; }

    [JsonConverter(typeof(SharedText))]
    public string? Charset { get; init; }

    /// <summary>Its record was lost and was made again from what the rows tell: what it replaced, or came back after, had happened before.</summary>
    public bool Again { get; init; }

    /// <summary>Source of files that were named on the command line.</summary>
    public const string LocalSource = "local";
}
