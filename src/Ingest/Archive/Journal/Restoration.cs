namespace PerfEval.Ingest.Archive.Journal;

/// <summary>Forgotten bytes are back in the store, at all their addresses.</summary>
public sealed record Restoration : JournalRecord
{
    public required string Who { get; init; }

    public required string Why { get; init; }

    public required string Sha256 { get; init; }
}
