namespace PerfEval.Ingest.Documents;

/// <summary>Names of formats that more than one place has to mention.</summary>
internal static class Formats
{
    public static FormatName Docx { get; } = new("docx", "Word 文档（docx）", "a Word document (docx)");

    public static FormatName Doc { get; } = new("doc", "Word 97-2003 文档（doc/wps）", "a Word 97-2003 document (doc/wps)");

    public static FormatName Zip { get; } = new("zip", "ZIP 压缩包", "a ZIP archive");

    public static FormatName Gzip { get; } = new("gzip", "gzip 压缩文件", "a gzip file");

    public static FormatName Tar { get; } = new("tar", "tar 归档", "a tar archive");

    public static FormatName Html { get; } = new("html", "网页（HTML）", "an HTML page");

    public static FormatName Pdf { get; } = new("pdf", "PDF 文档", "a PDF document");

    public static FormatName Ofd { get; } = new("ofd", "OFD 版式文档", "an OFD document");

    public static FormatName Xml { get; } = new("xml", "XML 数据", "XML data");
}
