using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>Writes drawn pages as PDF. Chinese text uses a font that every reader of PDF knows, so nothing is embedded.</summary>
internal static class PdfSeed
{
    /// <param name="compressed">Page content in deflated streams, as most producers write it; else open to every mutation.</param>
    public static byte[] Print(IReadOnlyList<DrawnPage> pages, bool compressed)
    {
        var objects = new List<byte[]>
        {
            Ascii("<</Type/Catalog/Pages 2 0 R>>"),
            Ascii($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, i) => $"{5 + (2 * i)} 0 R"))}]>>"),
            Ascii("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"),
            Ascii("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000"
                + "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/Ascent 752/Descent -271/CapHeight 737/ItalicAngle 0/StemV 58>>>>"),
        };
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add(Ascii(string.Create(CultureInfo.InvariantCulture,
                $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {DrawnPage.Width} {pages[i].Height:0.#}]/Resources<</Font<</F 3 0 R>>>>/Contents {6 + (2 * i)} 0 R>>")));
            objects.Add(Stream(Ascii(Content(pages[i])), compressed));
        }

        return File(objects);
    }

    private static string Content(DrawnPage page)
    {
        var content = new StringBuilder();
        foreach (var (x0, y0, x1, y1) in page.Lines)
            content.Append(CultureInfo.InvariantCulture, $"{x0:0.#} {page.Height - y0:0.#} m {x1:0.#} {page.Height - y1:0.#} l S\n");
        foreach (var (x, y, text) in page.Texts)
            content.Append(CultureInfo.InvariantCulture, $"BT /F {DrawnPage.Size} Tf {x:0.#} {page.Height - y:0.#} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n");
        return content.ToString();
    }

    private static byte[] Stream(byte[] content, bool compressed)
    {
        if (!compressed)
            return [.. Ascii($"<</Length {content.Length}>>\nstream\n"), .. content, .. Ascii("\nendstream")];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(content);
        return [.. Ascii($"<</Length {packed.Length}/Filter/FlateDecode>>\nstream\n"), .. packed.ToArray(), .. Ascii("\nendstream")];
    }

    private static byte[] File(List<byte[]> objects)
    {
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n"u8);
        var table = new StringBuilder($"xref\n0 {objects.Count + 1}\n0000000000 65535 f \n");
        for (var i = 0; i < objects.Count; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:0000000000} 00000 n \n");
            file.Write(Ascii($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        file.Write(Ascii($"{table}trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{file.Length}\n%%EOF\n"));
        return file.ToArray();
    }

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
