using System.Text;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>A RAR 2 archive whose files are stored, not compressed: only the names and checksums of the format are needed for that.</summary>
internal static class RarPrinter
{
    // 2024-01-01 00:00 as MS-DOS writes it.
    private const int Date = 0x58210000;

    public static byte[] Print(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var rar = new MemoryStream();
        rar.Write("Rar!\x1a\x07\0"u8);
        Block(rar, 0x73, 0, new byte[6], []);
        foreach (var (name, content) in files)
        {
            var nameBytes = Encoding.ASCII.GetBytes(name);
            Block(
                rar, 0x74, 0x8000,
                [
                    .. BitConverter.GetBytes(content.Length), .. BitConverter.GetBytes(content.Length), 2, .. BitConverter.GetBytes(Checksum(content)),
                    .. BitConverter.GetBytes(Date),
                    20, 0x30, .. BitConverter.GetBytes((ushort)nameBytes.Length), .. BitConverter.GetBytes(0x20), .. nameBytes,
                ], content);
        }

        Block(rar, 0x7B, 0x4000, [], []);
        return rar.ToArray();
    }

    private static void Block(MemoryStream rar, byte type, ushort flags, byte[] body, byte[] data)
    {
        byte[] head = [type, .. BitConverter.GetBytes(flags), .. BitConverter.GetBytes((ushort)(7 + body.Length)), .. body];
        rar.Write(BitConverter.GetBytes((ushort)Checksum(head)));
        rar.Write(head);
        rar.Write(data);
    }

    private static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
        }

        return ~crc;
    }
}
