using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Pdf;

/// <summary>Writes small PDFs by hand. Chinese text uses a font that every reader of PDF knows, so nothing is embedded.</summary>
public static class PdfFile
{
    private const string Font = "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>";

    private const string Descendant =
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000"
        + "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/Ascent 752/Descent -271/CapHeight 737/ItalicAngle "
        + "0/StemV 58>>>>";

    /// <summary>One page per content stream, A4.</summary>
    public static byte[] Of(params string[] contents) => With("", contents);

    /// <param name="pageEntries">More entries of each page, such as /Rotate 90.</param>
    public static byte[] With(string pageEntries, params string[] contents)
    {
        var objects = new List<string>
        {
            "<</Type/Catalog/Pages 2 0 R>>",
            $"<</Type/Pages/Count {contents.Length}/Kids[{string.Join(' ', Enumerable.Range(0, contents.Length).Select(i => $"{5 + (2 * i)} 0 R"))}]>>",
            Font,
            Descendant,
        };
        for (var i = 0; i < contents.Length; i++)
        {
            objects.Add($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{pageEntries}/Resources<</Font<</F 3 0 R>>>>/Contents {6 + (2 * i)} 0 R>>");
            objects.Add(
                contents[i].StartsWith("<<", StringComparison.Ordinal) ? contents[i] : $"<</Length {contents[i].Length}>>\nstream\n{contents[i]}\nendstream");
        }

        return Write(objects.Select((text, index) => (index + 1, text)));
    }

    /// <summary>One page with more resources and objects, which begin with number 20.</summary>
    /// <param name="resources">Entries of the page's resources; its font F comes by itself.</param>
    public static byte[] WithObjects(
        string resources, string content, IEnumerable<(int Number, string Text)> more, string catalogEntries = "", string pageEntries = "")
    {
        var fonts = resources.Contains("/Font", StringComparison.Ordinal) ? "" : "/Font<</F 3 0 R>>";
        return Write(
        [
            (1, $"<</Type/Catalog/Pages 2 0 R{catalogEntries}>>"),
            (2, "<</Type/Pages/Count 1/Kids[5 0 R]>>"),
            (3, Font),
            (4, Descendant),
            (5, $"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]{pageEntries}/Resources<<{fonts}{resources}>>/Contents 6 0 R>>"),
            (6, $"<</Length {content.Length}>>\nstream\n{content}\nendstream"),
            .. more,
        ]);
    }

    private static byte[] Write(IEnumerable<(int Number, string Text)> objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new SortedDictionary<int, int>();
        foreach (var (number, text) in objects)
        {
            offsets[number] = file.Length;
            file.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{text}\nendobj\n");
        }

        var start = file.Length;
        var size = offsets.Keys.Max() + 1;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {size}\n0000000000 65535 f \n");
        for (var number = 1; number < size; number++)
        {
            file.Append(
                offsets.TryGetValue(number, out var offset)
                    ? string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n")
                    : "0000000000 65535 f \n");
        }

        file.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    /// <summary>Text with its baseline at a height measured from the top of the page.</summary>
    public static string Text(double x, double y, string text, double size = 10) =>
        string.Create(
            CultureInfo.InvariantCulture, $"BT /F {size} Tf {x} {842 - y} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n");

    public static string Line(double x0, double y0, double x1, double y1) =>
        string.Create(CultureInfo.InvariantCulture, $"{x0} {842 - y0} m {x1} {842 - y1} l S\n");

    /// <summary>A filled rectangle half a point thick, as browsers print lines.</summary>
    public static string ThinRectangle(double x0, double y0, double x1, double y1) =>
        string.Create(CultureInfo.InvariantCulture, $"{x0} {842 - y1} {Math.Max(0.5, x1 - x0)} {Math.Max(0.5, y1 - y0)} re f\n");

    /// <summary>Rows of 24 points and columns of 130; texts of a row are split by a bar.</summary>
    public static string Table(double top, string[] rows, Func<double, double, double, double, string>? line = null)
    {
        line ??= Line;
        var content = new StringBuilder();
        var columns = rows.Max(row => row.Split('|').Length);
        for (var row = 0; row <= rows.Length; row++)
        {
            content.Append(line(60, top + (24 * row), 60 + (130 * columns), top + (24 * row)));
        }

        for (var column = 0; column <= columns; column++)
        {
            content.Append(line(60 + (130 * column), top, 60 + (130 * column), top + (24 * rows.Length)));
        }

        for (var row = 0; row < rows.Length; row++)
        {
            var texts = rows[row].Split('|');
            for (var column = 0; column < texts.Length; column++)
            {
                content.Append(Text(66 + (130 * column), top + 16 + (24 * row), texts[column], 12));
            }
        }

        return content.ToString();
    }
}
