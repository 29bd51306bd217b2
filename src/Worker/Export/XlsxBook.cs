using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PerfEval.Worker.Export;

/// <summary>
/// A workbook that is written sheet by sheet straight to a stream. SpreadsheetDocument insists on reading as well and would keep whole
/// sheets in memory, so the parts are put together here.
/// </summary>
public sealed class XlsxBook(Stream target) : IDisposable
{
    private const string ContentTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const int LongestName = 31;

    private static readonly Uri s_book = new("/xl/workbook.xml", UriKind.Relative);
    private static readonly Uri s_styles = new("/xl/styles.xml", UriKind.Relative);

    // Opened for writing only, the package does not look back.
    private readonly Package _package = Package.Open(target, FileMode.Create, FileAccess.Write);
    private readonly List<(string Name, Uri Part)> _sheets = [];

    /// <summary>Adds one sheet, or several where the rows are more than a sheet holds: the further ones get (2), (3) …</summary>
    /// <param name="maxRows">Rows of a sheet with its header.</param>
    /// <returns>Number of rows written.</returns>
    public long Add(string name, ResultRows rows, int maxRows, CancellationToken ct)
    {
        var count = 0L;
        using var source = rows.Rows.GetEnumerator();
        var more = source.MoveNext();
        var first = _sheets.Count;
        do
        {
            var suffix = _sheets.Count == first ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({_sheets.Count - first + 1})");
            var part = AddPart(new Uri($"/xl/worksheets/sheet{_sheets.Count + 1}.xml", UriKind.Relative), "worksheet");
            _sheets.Add((SheetName(name, suffix), part.Uri));
            using var stream = part.GetStream();
            using var sheet = new XlsxSheet(stream, rows.Columns);
            for (var row = 1; more && row < maxRows; row++)
            {
                ct.ThrowIfCancellationRequested();
                sheet.Write(source.Current);
                count++;
                more = source.MoveNext();
            }
        }
        while (more);
        return count;
    }

    public void Dispose()
    {
        using (_package)
        {
            using (var stream = AddPart(s_styles, "styles").GetStream())
                XlsxStyles.Write(stream);
            WriteWorkbook();
            XlsxMark.Write(_package);
        }
    }

    private PackagePart AddPart(Uri uri, string kind) => _package.CreatePart(uri, $"{ContentTypes}{kind}+xml", CompressionOption.Fast);

    private void WriteWorkbook()
    {
        var book = AddPart(s_book, "sheet.main");
        _package.CreateRelationship(s_book, TargetMode.Internal, Relations + "officeDocument");
        book.CreateRelationship(s_styles, TargetMode.Internal, Relations + "styles");
        using var stream = book.GetStream();
        using var xml = OpenXmlWriter.Create(stream);
        xml.WriteStartElement(new Workbook());
        xml.WriteStartElement(new Sheets());
        for (var i = 0; i < _sheets.Count; i++)
        {
            var relation = book.CreateRelationship(_sheets[i].Part, TargetMode.Internal, Relations + "worksheet");
            xml.WriteElement(new Sheet { Name = _sheets[i].Name, SheetId = (uint)(i + 1), Id = relation.Id });
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>At most 31 characters, none of []:*?/\, no apostrophe at either end.</summary>
    private static string SheetName(string name, string suffix)
    {
        var allowed = string.Concat(name.Where(c => !"[]:*?/\\".Contains(c) && !char.IsControl(c))).Trim('\'');
        return string.Concat(allowed.AsSpan(0, Math.Min(allowed.Length, LongestName - suffix.Length)), suffix);
    }
}
