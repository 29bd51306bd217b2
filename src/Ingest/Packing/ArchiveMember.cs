using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>One file of an archive, or why it could not be had.</summary>
/// <param name="Name">Path inside the archive with forward slashes; members of an archive inside it follow after a "!". Unique within one expansion.</param>
/// <param name="Content">Empty where <paramref name="Problem"/> is set.</param>
public sealed record ArchiveMember(string Name, ReadOnlyMemory<byte> Content, Rejection? Problem = null)
{
    /// <summary>File name alone, without folders, as the archive has it even where <see cref="Name"/> was numbered.</summary>
    public string FileName { get; init; } = Name[(Name.LastIndexOf('/') + 1)..];
}
