namespace PerfEval.Ingest.Archive.Journal;

/// <summary>One part of the archive was reread.</summary>
public sealed record Check : JournalRecord
{
    /// <summary>Parts into which the hashes are dealt; one is reread each night.</summary>
    public const int Parts = 7;

    /// <summary>0 to 6; null when all were reread.</summary>
    public int? Part { get; init; }

    public int Objects { get; init; }

    public long Bytes { get; init; }

    /// <summary>Hashes whose bytes are others now or are gone. They are fetched again, unconditionally.</summary>
    public IReadOnlyList<string> Damaged { get; init; } = [];

    /// <summary>The part to which an object belongs.</summary>
    public static int PartOf(string sha256) => Convert.ToInt32(sha256[..6], 16) % Parts;
}
