using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;

namespace PerfEval.Benchmarks.Killers;

/// <summary>Pictures of lines of marks that look like letters and are none: whoever recognises them tries hard and finds nothing.</summary>
internal static class NoisePicture
{
    private const int Mark = 6;
    private const int Leading = 28;
    private const int Height = 18;

    public static byte[] Png(int width, int height, int seed)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        byte[] head = [.. BigEndian((uint)width), .. BigEndian((uint)height), 8, 0, 0, 0, 0];
        Chunk(png, "IHDR", head);
        Chunk(png, "IDAT", Deflated(width, height, seed, filterBytes: true));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>One picture, shown on every page.</summary>
    public static byte[] Pdf(int pages, int width, int height, int seed)
    {
        var picture = Deflated(width, height, seed, filterBytes: false);
        using var pdf = new MemoryStream();
        var places = new List<long>();
        Text("%PDF-1.4\n");
        Object("<</Type/Catalog/Pages 2 0 R>>");
        Object($"<</Type/Pages/Count {pages}/Kids[{string.Join(' ', Enumerable.Range(5, pages).Select(page => $"{page} 0 R"))}]>>");
        Object(
            $"<</Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode/Length {picture.Length}>>",
            picture);
        var show = "q 595 0 0 842 0 0 cm /I Do Q"u8.ToArray();
        Object($"<</Length {show.Length}>>", show);
        for (var page = 0; page < pages; page++)
            Object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 3 0 R>>>>>>");
        var table = pdf.Position;
        Text(
            $"xref\n0 {places.Count + 1}\n0000000000 65535 f \n{string.Concat(places.Select(place => $"{place:D10} 00000 n \n"))}trailer\n<</Size "
            + $"{places.Count + 1}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n");
        return pdf.ToArray();

        void Object(string dictionary, byte[]? stream = null)
        {
            places.Add(pdf.Position);
            Text($"{places.Count} 0 obj\n{dictionary}\n");
            if (stream is not null)
            {
                Text("stream\n");
                pdf.Write(stream);
                Text("\nendstream\n");
            }

            Text("endobj\n");
        }

        void Text(string text) => pdf.Write(Encoding.ASCII.GetBytes(text));
    }

    private static byte[] Deflated(int width, int height, int seed, bool filterBytes)
    {
        var random = new Random(seed);
        using var bytes = new MemoryStream();
        using (var deflate = new ZLibStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            var row = new byte[width];
            for (var y = 0; y < height; y++)
            {
                if (y % Leading >= Height)
                    Array.Fill(row, (byte)255);
                else if (y % Leading % Mark == 0)
                    Marks(row, random);
                if (filterBytes)
                    deflate.WriteByte(0);
                deflate.Write(row);
            }
        }

        return bytes.ToArray();
    }

    private static void Marks(byte[] row, Random random)
    {
        for (var x = 0; x < row.Length; x++)
            row[x] = x % Mark == 0 ? (byte)(random.Next(3) == 0 || x % (Mark * 4) == 0 ? 255 : 0) : row[x - 1];
    }

    private static void Chunk(MemoryStream png, string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        png.Write(BigEndian((uint)content.Length));
        png.Write(named);
        png.Write(BigEndian(Crc32.HashToUInt32(named)));
    }

    private static byte[] BigEndian(uint value)
    {
        var bytes = new byte[sizeof(uint)];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
