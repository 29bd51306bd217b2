using System.Globalization;
using System.Security;
using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>Writes a document's tables as workbook: a sheet for each, numbers typed and formatted, texts shared, cells merged.</summary>
internal static class XlsxSeed
{
    private const string Main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static PackageParts Print(Document document)
    {
        var texts = new List<string>();
        var sheets = document.Tables.Select(table => Sheet(table, texts)).ToList();
        return PackageParts.Of([
            ("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"),
            ("_rels/.rels", $"<Relationships><Relationship Id=\"r\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
            ("xl/workbook.xml", $"<workbook {Main} xmlns:r=\"{Office}\"><sheets>{Each(sheets, n => $"<sheet name=\"表{n}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>")}</sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels",
                $"<Relationships>{Each(sheets, n => $"<Relationship Id=\"rId{n}\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")}"
                + $"<Relationship Id=\"s\" Type=\"{Office}/styles\" Target=\"styles.xml\"/><Relationship Id=\"t\" Type=\"{Office}/sharedStrings\" "
                + $"Target=\"sharedStrings.xml\"/></Relationships>"),
            ("xl/styles.xml",
                $"<styleSheet {Main}><numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"#,##0.00;[Red]\\-#,##0.00;&quot;-&quot;\"/><numFmt "
                + $"numFmtId=\"165\" formatCode=\"0.0000_ ;[&lt;1]0%;@\"/></numFmts>"
                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"10\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>"),
            ("xl/sharedStrings.xml", $"<sst {Main}>{string.Concat(texts.Select(text => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></si>"))}</sst>"),
            .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", sheet))]);
    }

    private static string Sheet(Table table, List<string> texts)
    {
        var rows = new StringBuilder();
        foreach (var row in table.Cells.GroupBy(cell => cell.Row).OrderBy(row => row.Key))
            rows.Append(
                CultureInfo.InvariantCulture,
                $"<row r=\"{row.Key + 1}\">{string.Concat(row.OrderBy(cell => cell.Col).Select(cell => Filled(cell, texts)))}</row>");
        var merges = table.Cells.Where(cell => cell.RowSpan > 1 || cell.ColSpan > 1)
            .Select(cell => $"<mergeCell ref=\"{Name(cell.Row, cell.Col)}:{Name(cell.Row + cell.RowSpan - 1, cell.Col + cell.ColSpan - 1)}\"/>");
        return $"<worksheet {Main}><cols><col min=\"1\" max=\"3\" "
            + $"width=\"12\"/></cols><sheetData>{rows}</sheetData><mergeCells>{string.Concat(merges)}</mergeCells></worksheet>";
    }

    private static string Filled(Cell cell, List<string> texts)
    {
        if (decimal.TryParse(cell.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return string.Create(CultureInfo.InvariantCulture, $"<c r=\"{Name(cell.Row, cell.Col)}\" s=\"{1 + (cell.Row % 3)}\"><v>{number}</v></c>");
        texts.Add(cell.Text);
        return $"<c r=\"{Name(cell.Row, cell.Col)}\" t=\"s\"><v>{texts.Count - 1}</v></c>";
    }

    private static string Name(int row, int column) => $"{(char)('A' + column)}{row + 1}";

    private static string Each(List<string> sheets, Func<int, string> text) => string.Concat(Enumerable.Range(1, sheets.Count).Select(text));
}
