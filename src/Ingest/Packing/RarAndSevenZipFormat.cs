using System.IO.Hashing;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Documents;
using SharpCompress.Common;
using SharpCompress.Common.SevenZip;

namespace PerfEval.Ingest.Packing;

/// <summary>
/// RAR and 7z archives by SharpCompress. Its decoders throw whatever comes to hand on damaged bytes, an index out of range as well as its own
/// exceptions; all of it is the archive's fault, never the batch's.
/// </summary>
internal sealed class RarAndSevenZipFormat : IArchiveFormat
{
    private const int UnixTypeMask = 0xF000;
    private const int UnixLink = 0xA000;
    private const string Content = "校验和不符或内容不完整 (checksum differs, or bytes are missing)";
    private const string Directory = "目录不完整，可能未下载完整，或只是分卷之一 (its directory is incomplete; the file may have been cut off, or be one volume of a set)";

    public bool Takes(FormatName format) => format.Code is "rar" or "7z";

    public IEnumerable<ArchiveMember> Unpack(ReadOnlyMemory<byte> archive, ArchiveBudget budget, CancellationToken ct)
    {
        var format = Signature.Of(archive.Span)!;
        var (files, refused) = Open(archive, format, ct);
        if (files is null)
        {
            yield return new ArchiveMember("", default, refused);
            yield break;
        }

        using (files)
        {
            ArchiveMember? last = null;
            while (true)
            {
                ct.ThrowIfCancellationRequested();
                var (entry, end) = Next(files, format, ct);
                if (entry is null)
                {
                    // A file that was cut off, by its volume or its download, has said so itself.
                    if (end is not null && last?.Problem is not { Code: "damaged" or "one_volume" })
                    {
                        yield return new ArchiveMember("", default, end);
                    }

                    yield break;
                }

                var (member, goesOn) = Member(files, entry, format, archive.Length, budget, ct);
                if (member is not null)
                {
                    yield return last = member;
                }

                if (!goesOn)
                {
                    yield return new ArchiveMember("", default, Rest(member?.Problem, format));
                    yield break;
                }
            }
        }
    }

    private static (PackedFiles? Files, Rejection? Refused) Open(ReadOnlyMemory<byte> archive, FormatName format, CancellationToken ct)
    {
        try
        {
            return format.Code == "7z" && SevenZipDirectory.Problem(archive) is { } problem
                ? (null, problem)
                : (new PackedFiles(archive, format.Code == "rar"), null);
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return (null, Reason(e, format, Directory, isOneOfSeveral: false));
        }
    }

    /// <summary>The next file; null and perhaps a reason where there is none.</summary>
    private static (ArchiveEntry? Entry, Rejection? End) Next(PackedFiles files, FormatName format, CancellationToken ct)
    {
        try
        {
            return files.Next() ? (Describe(files.Current), null) : (null, null);
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return (null, Reason(e, format, Directory, files.IsOneOfSeveral));
        }
    }

    private static ArchiveEntry Describe(IEntry packed)
    {
        var name = (packed.Key ?? "").Replace('\\', '/');
        // Unix keeps the kind of file in the low half of the attributes in RAR, in the high half in 7z.
        var attributes = (packed is SevenZipEntry seven ? seven.ExtendedAttrib : packed.Attrib) ?? 0;
        var isLink = packed.LinkTarget is not null || (attributes & UnixTypeMask) == UnixLink || ((attributes >> 16) & UnixTypeMask) == UnixLink;
        return new ArchiveEntry(
            packed.IsDirectory ? name.TrimEnd('/') + "/" : name,
            isLink ? ArchiveEntry.SymbolicLink : packed.IsEncrypted ? Rejections.Password : packed.IsSplitAfter ? Rejections.OneVolume : null);
    }

    /// <summary>The member, null where it is passed over, and whether those behind it can still be had.</summary>
    private static (ArchiveMember? Member, bool GoesOn) Member(
        PackedFiles files, ArchiveEntry entry, FormatName format, long archiveBytes, ArchiveBudget budget, CancellationToken ct)
    {
        var packed = files.Current;
        var refused = budget.TakeFile();
        var problem = entry.IsPassedOver ? null : refused ?? entry.NameProblem ?? entry.Problem;
        ReadOnlyMemory<byte> bytes = default;
        var goesOn = true;
        try
        {
            problem ??= entry.IsPassedOver
                ? null
                : budget.TakeBytes(packed.Size, files.IsSolid || packed.CompressedSize <= 0 ? archiveBytes : packed.CompressedSize);
            if (problem is null && !entry.IsPassedOver)
            {
                using var stream = files.Open();
                bytes = Unpacking.Read(stream, packed.Size, budget, ct);
                problem = IsWhole(packed, bytes.Span, format) ? null : Rejections.Damaged(format, Content);
            }
            else if (files.IsSolid && !packed.IsDirectory)
            {
                using var stream = files.Open();
                Unpacking.PassOver(stream, budget, ct);
            }
        }
        catch (ArchiveExhaustedException e)
        {
            (problem, goesOn) = (e.Reason, !files.IsSolid);
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            (problem, goesOn) = (problem ?? Reason(e, format, Content, files.IsOneOfSeveral), !files.IsSolid);
        }

        return (entry.IsPassedOver ? null : new ArchiveMember(entry.ShownName, problem is null ? bytes : default, problem), goesOn);
    }

    /// <summary>RAR's checksums are compared while it is unpacked; 7z's are not. A file that has none says 0.</summary>
    private static bool IsWhole(IEntry packed, ReadOnlySpan<byte> bytes, FormatName format) =>
        bytes.Length == packed.Size && (format.Code == "rar" || packed.Crc == 0 || Crc32.HashToUInt32(bytes) == packed.Crc);

    private static Rejection Rest(Rejection? problem, FormatName format) =>
        problem ?? Rejections.Damaged(format, "其后的文件无法解压 (the files behind it cannot be unpacked)");

    /// <param name="what">What is damaged.</param>
    private static Rejection Reason(Exception e, FormatName format, string what, bool isOneOfSeveral) => e switch
    {
        CryptographicException => Rejections.Password,
        MultiVolumeExtractionException or IncompleteArchiveException => Rejections.OneVolume,
        _ when isOneOfSeveral => Rejections.OneVolume,
        _ => Rejections.Damaged(format, what),
    };
}
