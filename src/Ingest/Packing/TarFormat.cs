using System.Formats.Tar;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>tar archives, in-box.</summary>
internal sealed class TarFormat : IArchiveFormat
{
    public bool Takes(FormatName format) => format == Formats.Tar;

    public IEnumerable<ArchiveMember> Unpack(ReadOnlyMemory<byte> archive, ArchiveBudget budget, CancellationToken ct)
    {
        using var tar = new TarReader(new MemoryStream(archive.ToArray(), writable: false));
        while (true)
        {
            ct.ThrowIfCancellationRequested();
            var (packed, damage) = Next(tar, ct);
            if (damage is not null)
            {
                yield return new ArchiveMember("", default, damage);
                yield break;
            }

            if (packed is null)
            {
                yield break;
            }

            var entry = new ArchiveEntry(packed.Name.StartsWith("./", StringComparison.Ordinal) ? packed.Name[2..] : packed.Name);
            var refused = budget.TakeFile();
            if (packed.EntryType is not TarEntryType.Directory && entry.Name.Length > 0 && !entry.IsPassedOver)
            {
                yield return refused is null ? Member(entry, packed, budget, ct) : new ArchiveMember(entry.ShownName, default, refused);
            }
        }
    }

    // TarReader throws what comes to hand: NotSupported on sparse files, Overflow on sizes beyond a long, InvalidOperation on links with a size.
    private static (TarEntry? Entry, Rejection? Damage) Next(TarReader tar, CancellationToken ct)
    {
        try
        {
            return (tar.GetNextEntry(copyData: false), null);
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return (null, Rejections.UnpackingFailed(Formats.Tar, e));
        }
    }

    private static ArchiveMember Member(ArchiveEntry entry, TarEntry packed, ArchiveBudget budget, CancellationToken ct)
    {
        var problem = entry.NameProblem
            ?? (packed.EntryType is TarEntryType.SymbolicLink or TarEntryType.HardLink ? ArchiveEntry.SymbolicLink : null);
        if (problem is not null || packed.DataStream is not { } data)
        {
            return new ArchiveMember(entry.ShownName, default, problem);
        }

        try
        {
            var bytes = Unpacking.Read(data, budget.MostBytes(packed.Length), budget, ct);
            problem = budget.TakeBytes(bytes.Length, packed.Length)
                ?? (bytes.Length < packed.Length ? Rejections.Damaged(Formats.Tar, "未下载完整 (it was cut off)") : null);
            return new ArchiveMember(entry.ShownName, problem is null ? bytes : default, problem);
        }
        catch (ArchiveExhaustedException e)
        {
            return new ArchiveMember(entry.ShownName, default, e.Reason);
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return new ArchiveMember(entry.ShownName, default, Rejections.UnpackingFailed(Formats.Tar, e));
        }
    }
}
