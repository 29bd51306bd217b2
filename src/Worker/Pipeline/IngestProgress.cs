namespace PerfEval.Worker.Pipeline;

/// <summary>How far an ingest is; the total grows while folders are still being walked.</summary>
public readonly record struct IngestProgress(int Done, int Total, string Current);
