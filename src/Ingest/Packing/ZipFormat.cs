using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>ZIP archives, in-box. Checksums are compared here, because ZipArchive does not.</summary>
internal sealed class ZipFormat : IArchiveFormat
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixLink = 0xA000;

    public bool Takes(FormatName format) => format == Formats.Zip;

    public IEnumerable<ArchiveMember> Unpack(ReadOnlyMemory<byte> archive, ArchiveBudget budget, CancellationToken ct)
    {
        if (ZipNames.CountHeaders(archive.Span, budget.Limits.MaxArchiveEntries) > budget.Limits.MaxArchiveEntries)
        {
            // Opening it would already build an object for each.
            return [
                new ArchiveMember(
                    "", default, Rejections.ZipBomb($"文件超过 {budget.Limits.MaxArchiveEntries} 个", $"more than {budget.Limits.MaxArchiveEntries} files"))
            ];
        }

        ZipArchive zip;
        try
        {
            zip = new ZipArchive(AsStream(archive), ZipArchiveMode.Read, leaveOpen: false, MemberNameEncoding.Instance);
            _ = zip.Entries;
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return new ZipSalvage(archive, budget).Unpack(ct);
        }

        return Entries(zip, budget, ct);
    }

    private static IEnumerable<ArchiveMember> Entries(ZipArchive zip, ArchiveBudget budget, CancellationToken ct)
    {
        using (zip)
        {
            foreach (var packed in zip.Entries)
            {
                ct.ThrowIfCancellationRequested();
                var entry = new ArchiveEntry(packed.FullName.Replace('\\', '/'));
                var refused = budget.TakeFile();
                if (!entry.IsPassedOver)
                {
                    yield return refused is null ? Member(entry, packed, budget, ct) : new ArchiveMember(entry.ShownName, default, refused);
                }
            }
        }
    }

    private static ArchiveMember Member(ArchiveEntry entry, ZipArchiveEntry packed, ArchiveBudget budget, CancellationToken ct)
    {
        var problem = entry.NameProblem
            ?? ((packed.ExternalAttributes >> 16 & UnixTypeMask) == UnixLink ? ArchiveEntry.SymbolicLink : null)
            ?? (packed.IsEncrypted ? Rejections.Password : null);
        if (problem is not null)
        {
            return new ArchiveMember(entry.ShownName, default, problem);
        }

        try
        {
            using var stream = packed.Open();
            var bytes = Unpacking.Read(stream, budget.MostBytes(packed.CompressedLength), budget, ct);
            problem = budget.TakeBytes(bytes.Length, packed.CompressedLength)
                ?? (Crc32.HashToUInt32(bytes.Span) != packed.Crc32 ? Rejections.Damaged(Formats.Zip, "校验和不符 (checksum differs)") : null);
            return new ArchiveMember(entry.ShownName, problem is null ? bytes : default, problem);
        }
        catch (ArchiveExhaustedException e)
        {
            return new ArchiveMember(entry.ShownName, default, e.Reason);
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return new ArchiveMember(entry.ShownName, default, Rejections.UnpackingFailed(Formats.Zip, e));
        }
    }

    private static MemoryStream AsStream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
}
