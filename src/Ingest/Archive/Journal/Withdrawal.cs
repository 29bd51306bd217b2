using System.Text.Json.Serialization;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>A document that was published is no longer there. The next fetch that finds it undoes this.</summary>
public sealed record Withdrawal : JournalRecord
{
    [JsonConverter(typeof(SharedText))]
    public required string Run { get; init; }

    [JsonConverter(typeof(SharedText))]
    public required string Source { get; init; }

    public required string Address { get; init; }

    /// <summary>not_found, or unlisted.</summary>
    [JsonConverter(typeof(SharedText))]
    public required string Reason { get; init; }
}
