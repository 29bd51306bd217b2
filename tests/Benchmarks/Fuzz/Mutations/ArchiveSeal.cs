using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace PerfEval.Benchmarks.Fuzz.Mutations;

/// <summary>
/// Makes the checksums over an archive's headers right again after a mutation: otherwise nearly every mutant ends at the first of them, and what lies
/// behind is never tried.
/// </summary>
internal static class ArchiveSeal
{
    private const int TarBlock = 512;
    private const int SevenZipStart = 32;
    private const int RarStart = 7;

    public static byte[] Apply(byte[] archive)
    {
        var bytes = (byte[])archive.Clone();
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF]))
            SealSevenZip(bytes);
        else if (bytes.AsSpan().StartsWith("Rar!\x1a\x07\0"u8))
            SealRar(bytes);
        else
            SealTar(bytes);
        return bytes;
    }

    private static void SealSevenZip(byte[] bytes)
    {
        if (bytes.Length < SevenZipStart)
            return;
        var (offset, size) = (BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(12)), BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(20)));
        var room = (ulong)(bytes.Length - SevenZipStart);
        if (offset <= room && size <= room - offset)
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(28), Crc32.HashToUInt32(bytes.AsSpan(SevenZipStart + (int)offset, (int)size)));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), Crc32.HashToUInt32(bytes.AsSpan(12, 20)));
    }

    private static void SealRar(byte[] bytes)
    {
        for (var at = RarStart; at + 7 <= bytes.Length;)
        {
            var size = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at + 5));
            if (size < 7 || at + size > bytes.Length)
                return;
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(at), (ushort)Crc32.HashToUInt32(bytes.AsSpan(at + 2, size - 2)));
            var hasData = (bytes[at + 4] & 0x80) != 0 && size >= 11;
            var next = at + size + (hasData ? BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 7)) : 0L);
            if (next > bytes.Length)
                return;
            at = (int)next;
        }
    }

    private static void SealTar(byte[] bytes)
    {
        for (var at = 0; at + TarBlock <= bytes.Length; at += TarBlock)
        {
            var header = bytes.AsSpan(at, TarBlock);
            if (!header[257..].StartsWith("ustar"u8))
                continue;
            header.Slice(148, 8).Fill((byte)' ');
            var sum = 0;
            foreach (var value in header)
                sum += value;
            Encoding.ASCII.GetBytes(Convert.ToString(sum, 8).PadLeft(6, '0') + "\0 ").CopyTo(header[148..]);
        }
    }
}
