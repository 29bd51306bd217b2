using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Tests.Packing;

/// <summary>A format of ZIP archives that gives a file and then throws.</summary>
internal sealed class FailingFormat(Exception fault) : IArchiveFormat
{
    public bool Takes(FormatName format) => format.Code == "zip";

    public IEnumerable<ArchiveMember> Unpack(ReadOnlyMemory<byte> archive, ArchiveBudget budget, CancellationToken ct)
    {
        yield return new ArchiveMember("a.txt", "1"u8.ToArray());
        throw fault;
    }
}
