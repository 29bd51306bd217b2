namespace PerfEval.Ingest.Processes;

/// <summary>A message as it was received.</summary>
/// <param name="Body">What it says, to be read in the order in which it was written.</param>
internal readonly record struct Frame(FrameKind Kind, BinaryReader Body);
