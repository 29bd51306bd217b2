using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>gzip, in-box: one packed file, very often a tar archive, which is then expanded in its turn.</summary>
internal sealed class GzipFormat : IArchiveFormat
{
    private const int HeaderBytes = 10;
    private const byte HasExtra = 4;
    private const byte HasName = 8;

    public bool Takes(FormatName format) => format == Formats.Gzip;

    public IEnumerable<ArchiveMember> Unpack(ReadOnlyMemory<byte> archive, ArchiveBudget budget, CancellationToken ct)
    {
        var entry = new ArchiveEntry(NameIn(archive.Span) ?? "content");
        if ((budget.TakeFile() ?? entry.NameProblem) is { } refused)
        {
            return [new ArchiveMember(entry.ShownName, default, refused)];
        }

        try
        {
            using var stream = new GZipStream(new MemoryStream(archive.ToArray(), writable: false), CompressionMode.Decompress);
            var bytes = Unpacking.Read(stream, budget.MostBytes(archive.Length), budget, ct);
            var problem = budget.TakeBytes(bytes.Length, archive.Length)
                ?? (IsWhole(archive.Span, bytes.Span) ? null : Rejections.Damaged(Formats.Gzip, "校验和不符或未下载完整 (the checksum differs, or it was cut off)"));
            return [new ArchiveMember(entry.ShownName, problem is null ? bytes : default, problem)];
        }
        catch (ArchiveExhaustedException e)
        {
            return [new ArchiveMember(entry.ShownName, default, e.Reason)];
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return [new ArchiveMember(entry.ShownName, default, Rejections.UnpackingFailed(Formats.Gzip, e))];
        }
    }

    // GZipStream takes the end of the bytes for the end of the file.
    private static bool IsWhole(ReadOnlySpan<byte> archive, ReadOnlySpan<byte> content) =>
        archive.Length > HeaderBytes + 8
        && BitConverter.ToUInt32(archive[^4..]) == (uint)content.Length && BitConverter.ToUInt32(archive[^8..]) == Crc32.HashToUInt32(content);

    /// <summary>The name that the file had before it was packed; null where the header holds none.</summary>
    private static string? NameIn(ReadOnlySpan<byte> archive)
    {
        if (archive.Length < HeaderBytes || (archive[3] & HasName) == 0 || (archive[3] & HasExtra) != 0)
        {
            return null;
        }

        var rest = archive[HeaderBytes..];
        var end = rest.IndexOf((byte)0);
        return end > 0 ? Encoding.UTF8.GetString(rest[..end]) : null;
    }
}
