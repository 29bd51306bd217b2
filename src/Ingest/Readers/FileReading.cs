using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers;

/// <summary>A file read from disk: its content with hash, and what a reader made of it.</summary>
public sealed record FileReading(FileContent Content, ReadResult Result);
