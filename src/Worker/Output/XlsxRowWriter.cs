using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace PerfEval.Worker.Output;

/// <summary>
/// A workbook with typed cells, a frozen header and a filter. Rows beyond Excel's limit continue on further sheets;
/// numbers of more than 15 digits, which Excel would round, are text.
/// </summary>
/// <param name="sheetName">Name of the first sheet; further ones get (2), (3) …</param>
/// <param name="maxRows">Rows of a sheet with its header; Excel's own limit unless a test needs less.</param>
public sealed class XlsxRowWriter(string sheetName, int maxRows = XlsxRowWriter.ExcelMaxRows) : IRowWriter
{
    public const int ExcelMaxRows = 1_048_576;

    private const string ContentTypes = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private static readonly Uri s_book = new("/xl/workbook.xml", UriKind.Relative);
    private static readonly Uri s_styles = new("/xl/styles.xml", UriKind.Relative);

    public long Write(ResultRows rows, Stream target, CancellationToken cancellationToken)
    {
        // Opened for writing only, the package goes straight to the stream. SpreadsheetDocument insists on reading as well
        // and would keep whole sheets in memory, so the parts are put together here.
        using var package = Package.Open(target, FileMode.Create, FileAccess.Write);
        var sheets = new List<Uri>();
        var count = 0L;
        using (var source = rows.Rows.GetEnumerator())
        {
            var more = source.MoveNext();
            do
            {
                var part = AddPart(package, new Uri($"/xl/worksheets/sheet{sheets.Count + 1}.xml", UriKind.Relative), "worksheet");
                sheets.Add(part.Uri);
                using var stream = part.GetStream();
                using var sheet = new XlsxSheet(stream, rows.Columns);
                for (var row = 1; more && row < maxRows; row++)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    sheet.Write(source.Current);
                    count++;
                    more = source.MoveNext();
                }
            }
            while (more);
        }

        using (var stream = AddPart(package, s_styles, "styles").GetStream())
            XlsxStyles.Write(stream);
        WriteWorkbook(package, sheets);
        return count;
    }

    private static PackagePart AddPart(Package package, Uri uri, string kind) =>
        package.CreatePart(uri, $"{ContentTypes}{kind}+xml", CompressionOption.Fast);

    private void WriteWorkbook(Package package, List<Uri> sheets)
    {
        var book = AddPart(package, s_book, "sheet.main");
        package.CreateRelationship(s_book, TargetMode.Internal, Relations + "officeDocument");
        book.CreateRelationship(s_styles, TargetMode.Internal, Relations + "styles");
        using var stream = book.GetStream();
        using var xml = OpenXmlWriter.Create(stream);
        xml.WriteStartElement(new Workbook());
        xml.WriteStartElement(new Sheets());
        for (var i = 0; i < sheets.Count; i++)
        {
            var suffix = i == 0 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $" ({i + 1})");
            var relation = book.CreateRelationship(sheets[i], TargetMode.Internal, Relations + "worksheet");
            xml.WriteElement(new Sheet { Name = SheetName(sheetName, suffix), SheetId = (uint)(i + 1), Id = relation.Id });
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>At most 31 characters, none of []:*?/\, no apostrophe at either end.</summary>
    private static string SheetName(string name, string suffix)
    {
        var allowed = string.Concat(name.Where(c => !"[]:*?/\\".Contains(c) && !char.IsControl(c))).Trim('\'');
        return string.Concat(allowed.AsSpan(0, Math.Min(allowed.Length, 31 - suffix.Length)), suffix);
    }
}
