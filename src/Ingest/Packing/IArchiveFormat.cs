using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>Unpacks one kind of archive.</summary>
internal interface IArchiveFormat
{
    /// <summary>Whether a content of this format (by <see cref="Signature"/>) is unpacked here.</summary>
    bool Takes(FormatName format);

    /// <summary>
    /// The files of an archive in its own order, unpacked one after the other as they are asked for. What could not be had comes with its
    /// reason; after the last file a member with an empty name says what was wrong with the archive as a whole.
    /// </summary>
    IEnumerable<ArchiveMember> Unpack(ReadOnlyMemory<byte> archive, ArchiveBudget budget, CancellationToken ct);
}
