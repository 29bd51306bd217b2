using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Processes;

/// <summary>What an ingest asks of bytes that nobody has vouched for. Throws only for cancellation, bugs and a disk that failed.</summary>
public interface IContentReading
{
    ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct);

    /// <summary>Several contents at once, results in the same order; those that a converter reads cheaper together go to it together.</summary>
    IReadOnlyList<ReadResult> ReadMany(IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct);

    /// <summary>The files of an archive, unpacked as they are asked for.</summary>
    /// <param name="archive">For which <see cref="ArchiveExpander.IsArchive"/> holds.</param>
    IEnumerable<ArchiveMember> Expand(ReadOnlyMemory<byte> archive, ReaderLimits limits, CancellationToken ct);
}
