namespace PerfEval.Ingest.Archive.Journal;

/// <summary>What the journal knows of one source.</summary>
/// <param name="LastRun">The run that visited it last.</param>
/// <param name="LastCompleteAt">When all its lists were last walked to the end.</param>
/// <param name="LastEnd">What came of the last visit that was not interrupted; null before the first.</param>
public sealed record SourceState(
    string Id, string? Portal, string? DivisionCode, string LastRun, DateTimeOffset LastStartedAt, DateTimeOffset? LastCompleteAt, SourceVisit? LastEnd);
