using System.Diagnostics;
using System.Globalization;
using System.Xml;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using PerfEval.Ingest.Pages.Sources.PdfPig;

namespace PerfEval.Ingest.Tests.Readers.Pdf;

/// <summary>
/// Another engine's view of the same pages: every character with its place, page by page. Characters of ZapfDingbats are left out: mutool gives
/// the black square as the letter I.
/// </summary>
public sealed class MutoolTraceTests
{
    /// <summary>Points by which places may differ: both engines round.</summary>
    private const double Near = 0.1;

    public static TheoryData<string> Files => SharedFiles.Root is null
        ? ["(none)"]
        : [.. new DirectoryInfo(SharedFiles.PathOf("samples/pdf")).GetFiles("*.pdf").Select(file => file.Name).Order(StringComparer.Ordinal),
            "../hostile/no-tounicode.pdf", "../hostile/xml-special-characters.pdf"];

    [ToolSharedTheory("mutool")]
    [MemberData(nameof(Files))]
    public void Glyphs_AreThoseOfMutool(string file)
    {
        var path = SharedFiles.PathOf("samples/pdf/" + file);
        var pages = Assert.IsType<PagesRead.Pages>(
            new PdfPigPageSource().Read(File.ReadAllBytes(path), new ReaderLimits(), CancellationToken.None)).Documents[0];
        var traced = Trace(path);

        Assert.Equal(traced.Count, pages.Count);
        foreach (var (own, other) in pages.Zip(traced))
        {
            Assert.Equal((other.Width, other.Height), (own.Width, own.Height), (a, b) => Math.Abs(a.Width - b.Width) < 1 && Math.Abs(a.Height - b.Height) < 1);
            Assert.Equal(string.Concat(other.Glyphs.Select(glyph => glyph.Text)), string.Concat(own.Glyphs.Select(glyph => glyph.Text)));
            Assert.All(own.Glyphs.Zip(other.Glyphs), pair => Assert.True(
                Math.Abs(pair.First.X - pair.Second.X) < Near && Math.Abs(pair.First.Y - pair.Second.Y) < Near
                    && Math.Abs(pair.First.Size - pair.Second.Size) < Near && pair.First.Visible == pair.Second.Visible,
                $"page {own.Number}: {pair.First} is {pair.Second}"));
        }
    }

    private static List<PageModel> Trace(string path)
    {
        using var process = Process.Start(new ProcessStartInfo("mutool", ["trace", path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        _ = process.StandardError.ReadToEndAsync();
        using var xml = XmlReader.Create(
            process.StandardOutput, new XmlReaderSettings { CheckCharacters = false, ConformanceLevel = ConformanceLevel.Fragment });
        var pages = new List<PageModel>();
        var glyphs = new List<Glyph>();
        var (box, text, span, visible) = (new double[4], Affine.Identity, Affine.Identity, true);
        while (xml.Read())
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.Name : "")
            {
                case "page":
                    box = Numbers(xml, "mediabox");
                    glyphs = [];
                    pages.Add(new PageModel(pages.Count + 1, box[2] - box[0], box[3] - box[1], glyphs, []));
                    break;
                case "fill_text" or "stroke_text" or "clip_text" or "clip_stroke_text" or "ignore_text":
                    (text, visible) = (Matrix(Numbers(xml, "transform")), xml.Name != "ignore_text");
                    break;
                case "span":
                    span = Matrix(Numbers(xml, "trm"));
                    break;
                case "g" when xml.GetAttribute("unicode") is { Length: > 0 } unicode && !char.IsControl(unicode[0]):
                    var (x, y) = text.Apply(Numbers(xml, "x")[0], Numbers(xml, "y")[0]);
                    glyphs.Add(new Glyph(unicode == "\u22EF" ? "…" : unicode, x - box[0], y - box[1], 0, text.Scale * span.Scale, "", 0, visible));
                    break;
            }
        }

        return pages;
    }

    private static double[] Numbers(XmlReader xml, string name) =>
        [.. xml.GetAttribute(name)!.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private static Affine Matrix(double[] n) => new(n[0], n[1], n[2], n[3], n.Length > 4 ? n[4] : 0, n.Length > 5 ? n[5] : 0);
}
