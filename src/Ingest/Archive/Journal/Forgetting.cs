namespace PerfEval.Ingest.Archive.Journal;

/// <summary>The trace of bytes that were taken out of the archive: who, when, why, never the bytes.</summary>
public sealed record Forgetting : JournalRecord
{
    public required string Who { get; init; }

    public required string Why { get; init; }

    public required string Sha256 { get; init; }

    /// <summary>Where these bytes had come from; the same bytes at other addresses stay.</summary>
    public required IReadOnlyList<string> Addresses { get; init; }

    /// <summary>Bytes were erased at once instead of being set aside for 30 days.</summary>
    public bool Erased { get; init; }
}
