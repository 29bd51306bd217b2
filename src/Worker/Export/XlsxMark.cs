using System.IO.Compression;
using System.IO.Packaging;
using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Worker.Export;

/// <summary>
/// A property of the workbook by which this program knows its own exports again, so that it does not take them for reports. Office programs keep it
/// when such a file is edited and saved.
/// </summary>
public static class XlsxMark
{
    private const string Part = "docProps/custom.xml";
    private const string Name = "PerfEvalExport";
    private const int MostBytes = 64 << 10;

    /// <summary>Puts the mark into a workbook that is being written.</summary>
    public static void Write(Package package)
    {
        ArgumentNullException.ThrowIfNull(package);
        var uri = new Uri("/" + Part, UriKind.Relative);
        package.CreateRelationship(uri, TargetMode.Internal, "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties");
        using var stream = package.CreatePart(uri, "application/vnd.openxmlformats-officedocument.custom-properties+xml", CompressionOption.Fast).GetStream();
        stream.Write(Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>"
            + "<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties\" "
            + "xmlns:vt=\"http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes\">"
            + $"<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"{Name}\"><vt:i4>1</vt:i4></property></Properties>"));
    }

    /// <summary>Whether the bytes are a workbook with the mark. They may be anything.</summary>
    public static bool IsIn(ReadOnlyMemory<byte> content)
    {
        if (!content.Span.StartsWith("PK\x03\x04"u8) || content.Span.IndexOf(Encoding.ASCII.GetBytes(Part)) < 0)
            return false;
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (zip.GetEntry(Part) is not { Length: < MostBytes } entry)
                return false;
            using var stream = entry.Open();
            var head = new byte[MostBytes];
            return head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)).IndexOf(Encoding.UTF8.GetBytes($"name=\"{Name}\"")) >= 0;
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, CancellationToken.None))
        {
            return false;
        }
    }
}
