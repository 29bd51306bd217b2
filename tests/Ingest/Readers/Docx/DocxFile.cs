using System.IO.Compression;
using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Docx;

/// <summary>Builds small Word files from the XML that a case is about.</summary>
public static class DocxFile
{
    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // Without them LibreOffice does not open a package.
    private const string ContentTypes =
        "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

    public static byte[] With(string body, string? numbering = null, string? styles = null, string ns = Transitional, string? footnotes = null) =>
        Zip([
            ("[Content_Types].xml", ContentTypes),
            ("_rels/.rels", Rels(("officeDocument", "word/document.xml"))),
            ("word/document.xml", Root("document", $"<w:body>{body}</w:body>", ns)),
            ("word/_rels/document.xml.rels", Rels(("numbering", "numbering.xml"), ("styles", "styles.xml"), ("footnotes", "footnotes.xml"))),
            .. footnotes is null ? Array.Empty<(string, string)>() : [("word/footnotes.xml", Root("footnotes", footnotes, ns))],
            .. numbering is null ? Array.Empty<(string, string)>() : [("word/numbering.xml", Root("numbering", numbering, ns))],
            .. styles is null ? Array.Empty<(string, string)>() : [("word/styles.xml", Root("styles", styles, ns))],
        ]);

    public static byte[] Zip(IEnumerable<(string Name, string Text)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return stream.ToArray();
    }

    public static string P(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static string Table(params string[] rows) => $"<w:tbl>{string.Concat(rows.Select(row => $"<w:tr>{row}</w:tr>"))}</w:tbl>";

    public static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{P(text)}</w:tc>";

    private static string Root(string name, string inner, string ns) =>
        $"<w:{name} xmlns:w=\"{ns}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + $"xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:v=\"urn:schemas-microsoft-com:vml\">{inner}</w:{name}>";

    private static string Rels(params (string Type, string Target)[] parts) =>
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + string.Concat(parts.Select((part, i) => $"<Relationship Id=\"r{i}\" Type=\"{Office}/{part.Type}\" Target=\"{part.Target}\"/>"))
        + "</Relationships>";
}
