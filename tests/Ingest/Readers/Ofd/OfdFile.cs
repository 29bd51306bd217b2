using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Tests.Readers.Docx;

namespace PerfEval.Ingest.Tests.Readers.Ofd;

/// <summary>Builds small OFD files from the objects that a case is about.</summary>
public static class OfdFile
{
    public const string Standard = "http://www.ofdspec.org/2016";

    /// <summary>One document with a page for each string of objects.</summary>
    public static byte[] With(params string[] pages) => With(Standard, "", "", pages);

    public static byte[] With(string ns, string commonData, string pageHead, params string[] pages) => Zip(
        [
            Root(ns, "Doc_0"),
            Document(ns, "Doc_0", commonData, pages.Length),
            .. pages.Select((page, i) => Page(ns, $"Doc_0/Pages/Page_{i}/Content.xml", pageHead, page))
        ]);

    public static (string Name, string Text) Root(string ns, params string[] folders) => (
        "OFD.xml",
        $"<ofd:OFD xmlns:ofd=\"{ns}\" "
        + $"DocType=\"OFD\">{string.Concat(folders.Select(folder => $"<ofd:DocBody><ofd:DocRoot>{folder}/Document.xml</ofd:DocRoot></ofd:DocBody>"))}</ofd:OFD>");

    public static (string Name, string Text) Document(string ns, string folder, string commonData, int pages) => (
        $"{folder}/Document.xml",
        $"<ofd:Document xmlns:ofd=\"{ns}\"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 "
        + $"297</ofd:PhysicalBox></ofd:PageArea>{commonData}</ofd:CommonData>"
        + $"<ofd:Pages>{string.Concat(Enumerable.Range(0, pages).Select(i => $"<ofd:Page ID=\"{i + 100}\" BaseLoc=\"Pages/Page_{i}/Content.xml\"/>"))}</ofd:Pages></ofd:Document>");

    public static (string Name, string Text) Page(string ns, string part, string head, string objects) =>
        (part, $"<ofd:Page xmlns:ofd=\"{ns}\">{head}<ofd:Content><ofd:Layer ID=\"1\">{objects}</ofd:Layer></ofd:Content></ofd:Page>");

    public static byte[] Zip(IEnumerable<(string Name, string Text)> parts) => DocxFile.Zip(parts);

    /// <summary>A text at x and y (its baseline), in millimetres, 4 mm high.</summary>
    public static string Printed(string text, double x, double y, string steps = "") =>
        FormattableString.Invariant(
            $"<ofd:TextObject Boundary=\"{x} {y - 4} 60 5\" Size=\"4\"><ofd:TextCode X=\"0\" Y=\"4\" {steps}>{text}</ofd:TextCode></ofd:TextObject>");

    public static string Path(string data, string attributes = "Boundary=\"0 0 210 297\"", string colours = "") =>
        $"<ofd:PathObject {attributes}>{colours}<ofd:AbbreviatedData>{data}</ofd:AbbreviatedData></ofd:PathObject>";

    /// <summary>A frame of two columns and two rows from (20, 20), cells 40 by 10 mm.</summary>
    public static string Frame { get; } = Path(
        "M 20 20 L 100 20 M 20 30 L 100 30 M 20 40 L 100 40 M 20 20 L 20 40 M 60 20 L 60 40 M 100 20 L 100 40");

    public static string FrameTexts { get; } = Printed("合计", 22, 27) + Printed("1440.69", 62, 27) + Printed("人员经费", 22, 37) + Printed("99.74%", 62, 37);
}
