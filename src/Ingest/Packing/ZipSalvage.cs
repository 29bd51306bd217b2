using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Packing;

/// <summary>
/// What can still be read of a ZIP archive whose directory is lost, as in a download that was cut off: each file has a header of its own
/// before its bytes (APPNOTE 4.3.7). Only files whose checksum holds are returned.
/// </summary>
internal sealed class ZipSalvage(ReadOnlyMemory<byte> archive, ArchiveBudget budget)
{
    private const int HeaderBytes = 30;
    private const ushort HasDescriptor = 8;
    private const ushort IsEncrypted = 1;
    private const ushort Deflate = 8;

    public IEnumerable<ArchiveMember> Unpack(CancellationToken ct)
    {
        for (var at = Next(0); at >= 0;)
        {
            ct.ThrowIfCancellationRequested();
            var next = Next(at + 4);
            var refused = budget.TakeFile();
            if (ReadHeader(at) is var (entry, body, sizes) && !entry.IsPassedOver)
            {
                // A mark that looks like a header can lie inside the name of another.
                var end = next < 0 ? archive.Length : Math.Max(body, next);
                yield return refused is null ? Member(entry, body, sizes, end, ct) : new ArchiveMember(entry.ShownName, default, refused);
            }

            at = next;
        }

        yield return new ArchiveMember("", default, Rejections.Damaged(Formats.Zip, "找不到目录，可能未下载完整 (no central directory; the file may have been cut off)"));
    }

    private int Next(int from) =>
        from < archive.Length && archive.Span[from..].IndexOf("PK\x03\x04"u8) is >= 0 and var found ? from + found : -1;

    private (ArchiveEntry Entry, int Body, ZipSizes Sizes)? ReadHeader(int at)
    {
        var header = archive.Span[at..];
        if (header.Length < HeaderBytes)
        {
            return null;
        }

        int Short(ReadOnlySpan<byte> bytes, int place) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[place..]);
        var nameBytes = Short(header, 26);
        var body = HeaderBytes + nameBytes + Short(header, 28);
        if (body > header.Length)
        {
            return null;
        }

        var name = MemberNameEncoding.Instance.GetString(header.Slice(HeaderBytes, nameBytes).ToArray()).Replace('\\', '/');
        var flags = Short(header, 6);
        var sizes = new ZipSizes(
            Short(header, 8), (flags & HasDescriptor) != 0, BinaryPrimitives.ReadUInt32LittleEndian(header[14..]),
            BinaryPrimitives.ReadUInt32LittleEndian(header[18..]));
        return (new ArchiveEntry(name, (flags & IsEncrypted) != 0 ? Rejections.Password : null), at + body, sizes);
    }

    private ArchiveMember Member(ArchiveEntry entry, int body, ZipSizes sizes, int end, CancellationToken ct)
    {
        var problem = entry.NameProblem ?? entry.Problem;
        if (problem is not null)
        {
            return new ArchiveMember(entry.ShownName, default, problem);
        }

        try
        {
            var packed = Packed(body, sizes, end);
            var bytes = Unpacked(packed, sizes.Method, ct);
            problem = bytes is { } whole && Crc32.HashToUInt32(whole.Span) == sizes.Crc32Of(archive.Span[body..end])
                ? budget.TakeBytes(whole.Length, packed.Length)
                : Rejections.Damaged(Formats.Zip, "文件内容不完整 (its bytes are not all there)");
            return new ArchiveMember(entry.ShownName, problem is null ? bytes!.Value : default, problem);
        }
        catch (ArchiveExhaustedException e)
        {
            return new ArchiveMember(entry.ShownName, default, e.Reason);
        }
    }

    /// <summary>A deflated file ends by itself; only for a stored one its size must be known.</summary>
    private ReadOnlyMemory<byte> Packed(int body, ZipSizes sizes, int end) =>
        sizes.Method == Deflate ? archive[body..end] : archive.Slice(body, (int)Math.Min(sizes.PackedBytes, archive.Length - body));

    private ReadOnlyMemory<byte>? Unpacked(ReadOnlyMemory<byte> packed, int method, CancellationToken ct)
    {
        if (method == 0)
        {
            // Its checksum costs as much as unpacking, and the bytes may be those of other files too.
            budget.Unpacked(packed.Length, ct);
            return packed;
        }

        if (method != Deflate)
        {
            return null;
        }

        try
        {
            using var stream = new DeflateStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
            return Unpacking.Read(stream, budget.MostBytes(packed.Length), budget, ct);
        }
        catch (Exception e) when (e is not ArchiveExhaustedException && Escaped.IsOfTheFile(e, ct))
        {
            return null;
        }
    }
}
