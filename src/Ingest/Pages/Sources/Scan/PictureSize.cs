using System.Buffers.Binary;

namespace PerfEval.Ingest.Pages.Sources.Scan;

/// <summary>Pixels an inch that a JPEG, PNG or BMP states of itself.</summary>
internal static class PictureSize
{
    /// <summary>Where nothing is stated; a page of such a size is taken for A4 then.</summary>
    private const double Unstated = 72;

    private const double InchesPerMetre = 39.37007874;

    /// <summary>Density in both directions.</summary>
    public static (double X, double Y) Density(ReadOnlySpan<byte> picture)
    {
        var (x, y) = picture is [0xFF, 0xD8, ..] ? Jpeg(picture) : picture is [0x89, ..] ? Png(picture) : Bmp(picture);
        return x > 1 && y > 1 ? (x, y) : (Unstated, Unstated);
    }

    private static (double X, double Y) Jpeg(ReadOnlySpan<byte> picture)
    {
        for (var at = 2; at + 18 <= picture.Length && picture[at] == 0xFF && picture[at + 1] != 0xDA;)
        {
            if (picture[at + 1] == 0xE0 && picture[(at + 4)..].StartsWith("JFIF\0"u8))
            {
                var unit = picture[at + 11] switch { 1 => 1, 2 => 2.54, _ => 0 };
                return (BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 12)..]) * unit, BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 14)..]) * unit);
            }

            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(picture[(at + 2)..]);
        }

        return default;
    }

    private static (double X, double Y) Png(ReadOnlySpan<byte> picture)
    {
        const int Head = 8;
        const int ChunkHead = 8;
        const int Checksum = 4;
        for (var at = Head; at + ChunkHead + 9 <= picture.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(picture[at..]);
            var kind = picture.Slice(at + 4, 4);
            if (kind.SequenceEqual("pHYs"u8))
            {
                var data = picture[(at + ChunkHead)..];
                return data[8] == 1 ? (AnInch(BinaryPrimitives.ReadUInt32BigEndian(data)), AnInch(BinaryPrimitives.ReadUInt32BigEndian(data[4..]))) : default;
            }

            if (kind.SequenceEqual("IDAT"u8) || length > (uint)picture.Length)
            {
                break;
            }

            at += ChunkHead + (int)length + Checksum;
        }

        return default;
    }

    private static (double X, double Y) Bmp(ReadOnlySpan<byte> picture) => picture.Length < 46
        ? default
        : (AnInch(BinaryPrimitives.ReadInt32LittleEndian(picture[38..])), AnInch(BinaryPrimitives.ReadInt32LittleEndian(picture[42..])));

    /// <summary>
    /// Scanners count in inches: 200 an inch are written as 7,874 a metre, which are 199.9996, and the page would be drawn anew a pixel larger, blurred.
    /// </summary>
    private static double AnInch(double metre) => Math.Round(metre / InchesPerMetre);
}
