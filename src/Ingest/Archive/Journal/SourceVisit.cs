using System.Text.Json.Serialization;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>A crawl of one source begins or ends. The beginning names the portal, so that documents can say where they came from.</summary>
public sealed record SourceVisit : JournalRecord
{
    [JsonConverter(typeof(SharedText))]
    public required string Run { get; init; }

    [JsonConverter(typeof(SharedText))]
    public required string Source { get; init; }

    /// <summary>Name of the portal for people.</summary>
    [JsonConverter(typeof(SharedText))]
    public string? Portal { get; init; }

    /// <summary>GB/T 2260 code of the division that the portal belongs to.</summary>
    [JsonConverter(typeof(SharedText))]
    public string? DivisionCode { get; init; }

    /// <summary>False at the beginning, true at the end.</summary>
    public bool Ended { get; init; }

    /// <summary>At the end: whether all lists were walked.</summary>
    public bool Complete { get; init; }

    /// <summary>At the end: documents that the portal showed; null where an older program wrote the record.</summary>
    public int? Documents { get; init; }

    /// <summary>At the end: answers that were no documents although the portal served them as such.</summary>
    public int? Quarantined { get; init; }
}
