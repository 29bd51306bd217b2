using System.Security;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>Writes drawn pages as OFD (GB/T 33190), in millimetres.</summary>
internal static class OfdSeed
{
    private const string Namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private const double Millimetres = 25.4 / 72;

    public static PackageParts Print(IReadOnlyList<DrawnPage> pages) => PackageParts.Of([
        ("OFD.xml", $"<ofd:OFD {Namespace} DocType=\"OFD\" Version=\"1.0\"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"),
        ("Doc_0/Document.xml",
            $"<ofd:Document {Namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
            + $"<ofd:Pages>{string.Concat(pages.Select((_, i) => $"<ofd:Page ID=\"{i + 100}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>"))}</ofd:Pages></ofd:Document>"),
        .. pages.Select((page, i) => ($"Doc_0/Pages/Page_{i}/Content.xml", Content(page)))]);

    private static string Content(DrawnPage page) =>
        $"<ofd:Page {Namespace}><ofd:Area><ofd:PhysicalBox>0 0 {Mm(DrawnPage.Width)} {Mm(page.Height)}</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer "
        + $"ID=\"1\">"
        + $"<ofd:PathObject Boundary=\"0 0 {Mm(DrawnPage.Width)} {Mm(page.Height)}\" LineWidth=\"0.2\"><ofd:AbbreviatedData>"
        + string.Join(' ', page.Lines.Select(line => $"M {Mm(line.X0)} {Mm(line.Y0)} L {Mm(line.X1)} {Mm(line.Y1)}"))
        + $"</ofd:AbbreviatedData></ofd:PathObject>{string.Concat(page.Texts.Select(Text))}</ofd:Layer></ofd:Content></ofd:Page>";

    private static string Text((double X, double Y, string Text) at) =>
        $"<ofd:TextObject Boundary=\"{Mm(at.X)} {Mm(at.Y - DrawnPage.Size)} {Mm(at.Text.Length * DrawnPage.Size)} {Mm(DrawnPage.Size)}\" Font=\"2\" "
        + $"Size=\"{Mm(DrawnPage.Size)}\">"
        + $"<ofd:TextCode X=\"0\" Y=\"{Mm(DrawnPage.Size)}\" DeltaX=\"g {Math.Max(1, at.Text.Length - 1)} "
        + $"{Mm(DrawnPage.Size)}\">{SecurityElement.Escape(at.Text)}</ofd:TextCode></ofd:TextObject>";

    private static string Mm(double points) => FormattableString.Invariant($"{points * Millimetres:0.##}");
}
