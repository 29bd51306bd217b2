using PerfEval.Ingest.Archive.Originals;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>What a check of the archive found.</summary>
/// <param name="Part">The seventh that was reread, 0 to 6; null for all.</param>
/// <param name="Objects">Originals that were reread.</param>
/// <param name="Total">Originals of the whole archive.</param>
/// <param name="Unnamed">Files among the objects that the journal does not name: put by a run that was killed. Harmless, and kept.</param>
public sealed record CheckOutcome(int? Part, int Objects, int Total, long Bytes, IReadOnlyList<CheckedObject> Bad, int Unnamed)
{
    public bool IsWhole => Bad.All(b => b.State == ArchiveCheck.Healed);
}
