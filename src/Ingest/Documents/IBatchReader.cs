namespace PerfEval.Ingest.Documents;

/// <summary>A reader to which many files at once cost little more than one: a converter that takes long to start.</summary>
public interface IBatchReader : IDocumentReader
{
    /// <summary>
    /// Reads each content by itself, results in the same order: whatever one file does to the common call, the others are read.
    /// <see cref="ReaderLimits.MaxTime"/> holds for each document; throws only for cancellation and bugs.
    /// </summary>
    IReadOnlyList<ReadResult> ReadMany(IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct);
}
