using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Containers.Ole;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Containers;

/// <summary>
/// What the first bytes (for archives: the names inside) say a file is. It names formats that have a signature, whether or not
/// a reader for them is installed, so that a rejection can say what the file is.
/// </summary>
public static partial class Signature
{
    private static readonly FormatName s_ole = new("ole", "OLE 复合文档", "an OLE compound file");

    private static readonly string[] s_htmlTags = ["<!doctype html", "<html", "<head", "<body", "<table", "<meta "];

    private static readonly string[] s_htmlPreambles = ["<!--", "<script", "<SCRIPT", "<style", "<STYLE", "<?xml", "<%", "<link", "<title"];

    private const int HeadBytes = 4096;

    /// <summary>A page that has not begun by then is none.</summary>
    private const int PreambleBytes = 1 << 20;

    private static readonly string[] s_documentExtensions = [".doc", ".docx", ".wps", ".pdf", ".xls", ".xlsx", ".ofd"];

    private static readonly FormatName s_xlsx = new FormatName("xlsx", "Excel 工作簿（xlsx）", "an Excel workbook (xlsx)");

    private static readonly FormatName s_pptx = new FormatName("pptx", "PowerPoint 演示文稿（pptx）", "a PowerPoint presentation (pptx)");

    private static readonly FormatName s_image = new("image", "图片", "an image");

    /// <summary>The format, or null where nothing is recognised (plain text has no signature).</summary>
    public static FormatName? Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("PK\x03\x04"u8) || content.StartsWith("PK\x05\x06"u8))
        {
            return OfZip(content);
        }

        if (IsOle(content))
        {
            return OfOle(content);
        }

        if (content.StartsWith("{\\rtf"u8))
        {
            return new FormatName("rtf", "RTF 文档", "an RTF document");
        }

        return IsImage(content) ? s_image : OfHead(content);
    }

    /// <summary>Windows, ELF and Mach-O programs. "MZ" alone may open a text, so a binary header must follow it.</summary>
    public static bool IsExecutable(ReadOnlySpan<byte> content) =>
        (content.StartsWith("MZ"u8) && content[..Math.Min(content.Length, 64)].Contains((byte)0))
        || content.StartsWith("\x7f"u8 + "ELF"u8)
        || content.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
        || content.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]);

    /// <summary>An Office Open XML file behind a password: an OLE container that holds the encrypted package.</summary>
    public static bool IsEncryptedOffice(ReadOnlySpan<byte> content) =>
        IsOle(content) && HasOleStream(content, "EncryptedPackage");

    /// <summary>An OLE container whose directory is lost, as in a download that was cut off: nobody can tell what it held.</summary>
    internal static bool IsDamagedOle(ReadOnlySpan<byte> content) => IsOle(content) && CompoundFile.StreamsOf(content) is null;

    private static bool IsOle(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    private static FormatName OfOle(ReadOnlySpan<byte> content) =>
        HasOleStream(content, "WordDocument") ? Formats.Doc
        : HasOleStream(content, "Workbook") ? new FormatName("xls", "Excel 97-2003 工作簿（xls）", "an Excel 97-2003 workbook (xls)")
        : s_ole;

    /// <summary>Only streams of the root count, not those of an embedded object; where the directory is lost, the name anywhere has to do.</summary>
    private static bool HasOleStream(ReadOnlySpan<byte> content, string name) =>
        CompoundFile.StreamsOf(content)?.Contains(name, CompoundFile.Names) ?? content.IndexOf(Encoding.Unicode.GetBytes(name)) >= 0;

    private static FormatName OfZip(ReadOnlySpan<byte> content)
    {
        var names = ZipNames.Read(content, 200);
        bool Has(string start) => names.Any(name => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
        return IsFolderOfDocuments(names) ? Formats.Zip
            : Has("word/") ? Formats.Docx
            : Has("xl/") ? s_xlsx
            : Has("ppt/") ? s_pptx
            : Has("[Content_Types].xml") ? OfPackage(content)
            : Has("OFD.xml") ? new FormatName("ofd", "OFD 版式文档", "an OFD document")
            : content.IndexOf("mimetypeapplication/vnd.oasis.opendocument.text"u8) is >= 0 and < 100
                ? new FormatName("odt", "OpenDocument 文本（odt）", "an OpenDocument text (odt)")
            : Formats.Zip;
    }

    /// <summary>An Office package that keeps its parts elsewhere than Office does: the types of its parts say what it is.</summary>
    private static FormatName OfPackage(ReadOnlySpan<byte> content)
    {
        try
        {
            using var parts = new ZipParts(content.ToArray(), Formats.Docx, new ReaderLimits());
            var types = parts.Read("[Content_Types].xml", CancellationToken.None) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
            return types.Contains("spreadsheetml.sheet.main", StringComparison.Ordinal)
                || types.Contains("ms-excel.sheet.macroEnabled.main", StringComparison.Ordinal) ? s_xlsx
                : types.Contains("presentationml.", StringComparison.Ordinal) && !types.Contains("wordprocessingml.document.main", StringComparison.Ordinal)
                    ? s_pptx
                    : Formats.Docx;
        }
        catch (ReadingStoppedException)
        {
            return Formats.Docx;
        }
    }

    /// <summary>Somebody packed a folder called "word" or "xl": packages keep whole documents deeper, under embeddings.</summary>
    private static bool IsFolderOfDocuments(IReadOnlyList<string> names) =>
        names.Any(
            name => name.Split('/') is [_, var file] && Array.Exists(s_documentExtensions, end => file.EndsWith(end, StringComparison.OrdinalIgnoreCase)));

    private static bool IsImage(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])
        || content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || content.StartsWith("GIF8"u8)
        || content.StartsWith("II*\0"u8)
        || content.StartsWith("MM\0*"u8)
        || (content.StartsWith("BM"u8) && content.Length > 14 && content[6..10].IndexOfAnyExcept((byte)0) < 0)
        || (content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..12].SequenceEqual("WEBP"u8));

    private static FormatName? OfHead(ReadOnlySpan<byte> content)
    {
        var head = content[..Math.Min(content.Length, 1024)];
        return head.IndexOf("%PDF-"u8) >= 0 ? new FormatName("pdf", "PDF 文档", "a PDF document")
            : head.StartsWith("Rar!\x1a\x07"u8) ? new FormatName("rar", "RAR 压缩包", "a RAR archive")
            : head.StartsWith((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) ? new FormatName("7z", "7z 压缩包", "a 7z archive")
            : head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) ? Formats.Gzip
            : IsTar(head) ? Formats.Tar
            : IsMime(head) ? new FormatName("mhtml", "网页归档（MHTML）", "an MHTML web archive")
            : LooksLikeHtml(content) ? Formats.Html
            : head.IndexOf("<?mso-application"u8) >= 0 || head.IndexOf("<office:document"u8) >= 0
                ? new FormatName("office_xml", "Office XML 文档", "an Office document as one XML file")
                : IsXml(content) ? Formats.Xml
                : null;
    }

    /// <summary>POSIX and GNU tar name themselves behind the first file's header fields.</summary>
    internal static bool IsTar(ReadOnlySpan<byte> head) => head.Length >= 512 && head[257..262].SequenceEqual("ustar"u8);

    /// <summary>Declared as XML, or one element from the first byte to the last: data for programs, not a text that begins with a bracket.</summary>
    private static bool IsXml(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 1024)])
            .Replace("\0", "", StringComparison.Ordinal)
            .TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FE', '\u00FF');
        if (start.StartsWith("<?xml ", StringComparison.Ordinal))
        {
            return true;
        }

        var end = Encoding.Latin1.GetString(content[^Math.Min(content.Length, 256)..]).TrimEnd();
        return RootTag().Match(start) is { Success: true } root && end.EndsWith($"</{root.Groups[1].Value}>", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^\s*<([A-Za-z_][A-Za-z0-9_.:-]*)(\s[^<>]*)?>")]
    private static partial Regex RootTag();

    private static bool IsMime(ReadOnlySpan<byte> head)
    {
        var start = Encoding.Latin1.GetString(head);
        return start.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase) && start.Contains("Content-Type:", StringComparison.OrdinalIgnoreCase);
    }

    private static bool LooksLikeHtml(ReadOnlySpan<byte> content)
    {
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, HeadBytes)]).Replace("\0", "", StringComparison.Ordinal);
        if (Array.Exists(s_htmlTags, tag => start.Contains(tag, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        // Comments, scripts and blank lines of any length may stand before the page itself.
        var head = start.TrimStart('\u00EF', '\u00BB', '\u00BF', '\u00FE', '\u00FF', ' ', '\t', '\r', '\n');
        return (head.Length == 0 || Array.Exists(s_htmlPreambles, head.StartsWith)) && content.Length > HeadBytes
            && Encoding.Latin1.GetString(content[HeadBytes..Math.Min(content.Length, PreambleBytes)]).Replace("\0", "", StringComparison.Ordinal) is var rest
            && Array.Exists(s_htmlTags, tag => rest.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }
}
