using System.Buffers.Binary;
using System.Text;

namespace PerfEval.Ingest.Containers.Zip;

/// <summary>
/// Entry names from a ZIP's central directory, without unpacking or opening anything: enough to tell what kind of package
/// it is. Recognising must be cheap and take a span, which <see cref="System.IO.Compression.ZipArchive"/> does not.
/// </summary>
internal static class ZipNames
{
    private const int EndRecordBytes = 22;
    private const int HeaderBytes = 46;

    /// <summary>At most <paramref name="limit"/> names; empty where the directory is missing or damaged.</summary>
    public static IReadOnlyList<string> Read(ReadOnlySpan<byte> zip, int limit)
    {
        var names = new List<string>();
        var end = zip[Math.Max(0, zip.Length - EndRecordBytes - ushort.MaxValue)..].LastIndexOf("PK\x05\x06"u8);
        if (end < 0)
        {
            return names;
        }

        end += Math.Max(0, zip.Length - EndRecordBytes - ushort.MaxValue);
        if (zip.Length - end < EndRecordBytes)
        {
            return names;
        }

        long at = BinaryPrimitives.ReadUInt32LittleEndian(zip[(end + 16)..]);
        while (names.Count < limit && at + HeaderBytes <= zip.Length && zip[(int)at..].StartsWith("PK\x01\x02"u8))
        {
            var header = zip[(int)at..];
            var nameBytes = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
            var extraBytes = BinaryPrimitives.ReadUInt16LittleEndian(header[30..]);
            var commentBytes = BinaryPrimitives.ReadUInt16LittleEndian(header[32..]);
            if (HeaderBytes + nameBytes > header.Length)
            {
                break;
            }

            names.Add(Encoding.UTF8.GetString(header.Slice(HeaderBytes, nameBytes)).Replace('\\', '/'));
            at += HeaderBytes + nameBytes + extraBytes + commentBytes;
        }

        return names;
    }

    /// <summary>At most <paramref name="limit"/> names from the headers before each entry, which are there even if the directory is lost.</summary>
    public static IReadOnlyList<string> ReadHeaders(ReadOnlySpan<byte> zip, int limit)
    {
        const int LocalHeaderBytes = 30;
        var names = new List<string>();
        for (var next = zip.IndexOf("PK\x03\x04"u8); next >= 0 && names.Count < limit; next = zip.IndexOf("PK\x03\x04"u8))
        {
            zip = zip[next..];
            if (zip.Length < LocalHeaderBytes || LocalHeaderBytes + BinaryPrimitives.ReadUInt16LittleEndian(zip[26..]) > zip.Length)
            {
                break;
            }

            names.Add(Encoding.UTF8.GetString(zip.Slice(LocalHeaderBytes, BinaryPrimitives.ReadUInt16LittleEndian(zip[26..]))).Replace('\\', '/'));
            zip = zip[4..];
        }

        return names;
    }

    /// <summary>Headers of entries that the bytes hold, counted by their mark: the declared count may lie.</summary>
    public static int CountHeaders(ReadOnlySpan<byte> zip, int limit)
    {
        var count = 0;
        for (var next = zip.IndexOf("PK\x01\x02"u8); next >= 0 && count <= limit; next = zip.IndexOf("PK\x01\x02"u8))
        {
            count++;
            zip = zip[(next + 4)..];
        }

        return count;
    }
}
