using System.Text.Json.Serialization;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>One line of the journal: something that happened, never changed afterwards. What follows from all of them is <see cref="ArchiveState"/>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Fetch), "fetch")]
[JsonDerivedType(typeof(Listing), "listing")]
[JsonDerivedType(typeof(SourceVisit), "visit")]
[JsonDerivedType(typeof(Withdrawal), "withdrawal")]
[JsonDerivedType(typeof(Forgetting), "forgetting")]
[JsonDerivedType(typeof(Restoration), "restoration")]
[JsonDerivedType(typeof(Check), "check")]
[JsonDerivedType(typeof(Mending), "mending")]
public abstract record JournalRecord
{
    /// <summary>When it happened, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>
    /// Where several write: higher than that of every record which the writer had seen (<see cref="RecordOrder"/>). 0 is one more than the line before.
    /// </summary>
    public long Tick { get; init; }
}
