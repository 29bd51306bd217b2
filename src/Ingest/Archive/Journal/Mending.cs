namespace PerfEval.Ingest.Archive.Journal;

/// <summary>What was lost at these places of the journal was named again as far as it could be found; they are no faults any more.</summary>
public sealed record Mending : JournalRecord
{
    /// <summary>As <see cref="JournalFault.Place"/> gives them.</summary>
    public required IReadOnlyList<string> Places { get; init; }
}
