using System.IO.Compression;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Tests.Packing;

/// <summary>Archives built for a test, and what comes out of them.</summary>
internal static class Packed
{
    private const int UnixLink = 0xA1FF << 16;

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files) => Zip(Encoding.UTF8, files);

    public static byte[] Zip(Encoding names, params (string Name, byte[] Bytes)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true, names))
        {
            foreach (var (name, bytes) in files)
            {
                var entry = zip.CreateEntry(name);
                if (name.StartsWith("link", StringComparison.Ordinal))
                {
                    entry.ExternalAttributes = UnixLink;
                }

                using var packed = entry.Open();
                packed.Write(bytes);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A RAR 2 archive of stored files; names are bytes in GBK, as old Chinese versions wrote them.</summary>
    public static byte[] Rar(params (string Name, string Text, RarFault Fault)[] files)
    {
        using var rar = new MemoryStream();
        rar.Write("Rar!\x1a\x07\0"u8);
        Block(rar, 0x73, 0, new byte[6], []);
        foreach (var (name, text, fault) in files)
        {
            var nameBytes = CodePagesEncodingProvider.Instance.GetEncoding("GBK")!.GetBytes(name);
            var data = Encoding.UTF8.GetBytes(text);
            var crc = fault == RarFault.Checksum ? 1 : Crc(data);
            Block(rar, 0x74, (ushort)(0x8000 | (fault == RarFault.Password ? 4 : 0)), [
                .. BitConverter.GetBytes(
                    data.Length), .. BitConverter.GetBytes(data.Length), 2, .. BitConverter.GetBytes(crc), .. BitConverter.GetBytes(0x5A210000),
                20, 0x30, .. BitConverter.GetBytes((ushort)nameBytes.Length), .. BitConverter.GetBytes(0x20), .. nameBytes], data);
        }

        Block(rar, 0x7B, 0x4000, [], []);
        return rar.ToArray();
    }

    /// <summary>A RAR 5 archive of stored files.</summary>
    public static byte[] Rar5(params (string Name, string Text, RarFault Fault)[] files)
    {
        using var rar = new MemoryStream();
        rar.Write("Rar!\x1a\x07\x01\0"u8);
        Block5(rar, [1, 0, 0], []);
        foreach (var (name, text, fault) in files)
        {
            var nameBytes = Encoding.UTF8.GetBytes(name);
            var data = Encoding.UTF8.GetBytes(text);
            var crc = fault == RarFault.Checksum ? 1 : Crc(data);
            byte[] mode = fault == RarFault.Link ? [0xFF, 0xC3, 0x02] : [0xA4, 0x83, 0x02];
            Block5(rar, [
                2, (byte)(fault == RarFault.Split ? 0x12 : 2), (byte)data.Length, 4, (byte)data.Length, .. mode, .. BitConverter.GetBytes(crc),
                0, 1, (byte)nameBytes.Length, .. nameBytes], data);
        }

        Block5(rar, [5, 0, 0], []);
        return rar.ToArray();
    }

    /// <summary>The beginning of a RAR 5 archive of which nothing can be read without its password.</summary>
    public static byte[] Rar5LockedDirectory()
    {
        using var rar = new MemoryStream();
        rar.Write("Rar!\x1a\x07\x01\0"u8);
        Block5(rar, [4, 0, 0, 0, 15, .. new byte[16]], new byte[64]);
        return rar.ToArray();
    }

    /// <summary>A 7z archive of a directory and nothing else.</summary>
    public static byte[] SevenZip(byte[] directory)
    {
        byte[] place = [.. BitConverter.GetBytes(0L), .. BitConverter.GetBytes((long)directory.Length), .. BitConverter.GetBytes(Crc(directory))];
        return [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. BitConverter.GetBytes(Crc(place)), .. place, .. directory];
    }

    /// <summary>A line a member: name, then its text in UTF-8 or the code of its rejection.</summary>
    public static string[] Members(byte[] archive, ReaderLimits? limits = null) =>
        [.. new ArchiveExpander().Expand(archive, limits ?? new ReaderLimits(), CancellationToken.None)
            .Select(member => $"{member.Name}: {(member.Problem is { } problem ? $"[{problem.Code}]" : Encoding.UTF8.GetString(member.Content.Span))}")];

    private static void Block(MemoryStream rar, byte type, ushort flags, byte[] body, byte[] data)
    {
        byte[] head = [type, .. BitConverter.GetBytes(flags), .. BitConverter.GetBytes((ushort)(7 + body.Length)), .. body];
        rar.Write(BitConverter.GetBytes((ushort)Crc(head)));
        rar.Write(head);
        rar.Write(data);
    }

    private static void Block5(MemoryStream rar, byte[] body, byte[] data)
    {
        byte[] head = [(byte)body.Length, .. body];
        rar.Write(BitConverter.GetBytes(Crc(head)));
        rar.Write(head);
        rar.Write(data);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
