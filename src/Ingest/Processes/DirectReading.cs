using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Readers;

namespace PerfEval.Ingest.Processes;

/// <summary>Reads in this process: what a reader process does with the requests it gets.</summary>
public sealed class DirectReading(DocumentReader reader, ArchiveExpander archives) : IContentReading
{
    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct) => reader.Read(content, limits, ct);

    public IReadOnlyList<ReadResult> ReadMany(IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct) =>
        reader.ReadMany(contents, limits, ct);

    public IEnumerable<ArchiveMember> Expand(ReadOnlyMemory<byte> archive, ReaderLimits limits, CancellationToken ct) => archives.Expand(archive, limits, ct);
}
