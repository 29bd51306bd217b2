using System.IO.Compression;
using System.Text;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>
/// Pages as PDF, without any other program: one line of text a string, one ruling line a path. The font is one that every reader of PDF
/// knows, so nothing is embedded.
/// </summary>
public static class PdfPrinter
{
    private const double PointsPerMillimetre = 72 / 25.4;

    /// <param name="pages">In their order.</param>
    /// <param name="compressed">Page content in deflated streams, as most producers write it; else open to every mutation.</param>
    public static byte[] Print(IReadOnlyList<SetPage> pages, bool compressed = true)
    {
        var objects = new List<byte[]>
        {
            Ascii("<</Type/Catalog/Pages 2 0 R>>"),
            Ascii($"<</Type/Pages/Count {pages.Count}/Kids[{string.Join(' ', pages.Select((_, i) => $"{5 + 2 * i} 0 R"))}]>>"),
            Ascii("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>"),
            // The first 95 glyphs of the collection are those of ASCII.
            Ascii("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000/W[1 95 500]"
                + "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/Ascent 752/Descent -271/CapHeight "
                + "737/ItalicAngle 0/StemV 58>>>>"),
        };
        for (var i = 0; i < pages.Count; i++)
        {
            objects.Add(
                Ascii(
                    $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {Points(SetPage.Width)} {Points(pages[i].Height)}]/Resources<</Font<</F 3 0 R>>>>/Contents "
                    + $"{6 + 2 * i} 0 R>>"));
            objects.Add(Stream(Ascii(Content(pages[i])), compressed));
        }

        return File(objects);
    }

    internal static byte[] Print(IEnumerable<Block> blocks) => Print(PageSetter.Set(blocks, breaksTables: true));

    private static string Content(SetPage page)
    {
        var content = new StringBuilder();
        foreach (var (x1, y1, x2, y2) in page.Lines.Distinct())
            content.Append(Format.Invariant, $"{Points(x1)} {Points(page.Height - y1)} m {Points(x2)} {Points(page.Height - y2)} l S\n");
        foreach (var (text, x, y, size) in page.Texts.Where(t => t.Text.Length > 0))
            content.Append(
                Format.Invariant,
                $"BT /F {Points(size)} Tf {Points(x)} {Points(page.Height - y)} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n");
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
            table.Append(Format.Invariant, $"{file.Length:0000000000} 00000 n \n");
            file.Write(Ascii($"{i + 1} 0 obj\n"));
            file.Write(objects[i]);
            file.Write("\nendobj\n"u8);
        }

        file.Write(Ascii($"{table}trailer\n<</Size {objects.Count + 1}/Root 1 0 R>>\nstartxref\n{file.Length}\n%%EOF\n"));
        return file.ToArray();
    }

    private static string Points(double millimetres) => (millimetres * PointsPerMillimetre).ToString("0.##", Format.Invariant);

    private static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);
}
