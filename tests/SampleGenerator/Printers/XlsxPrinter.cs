using System.Text;
using System.Xml;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>A minimal .xlsx with inline texts, typed numbers, merged cells and borders around forms.</summary>
internal static class XlsxPrinter
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string PackageRelations = "http://schemas.openxmlformats.org/package/2006/relationships";

    private static readonly NumberLook[] s_looks = Enum.GetValues<NumberLook>();

    public static byte[] Print(IReadOnlyList<SheetLayout> sheets) => PackedParts.Zip(
    [
        ("[Content_Types].xml", Part(xml => ContentTypes(xml, sheets.Count))),
        ("_rels/.rels", Part(xml => RelationList(xml, [("rId1", $"{Relations}/officeDocument", "xl/workbook.xml")]))),
        ("xl/workbook.xml", Part(xml => Workbook(xml, sheets))),
        ("xl/_rels/workbook.xml.rels", Part(xml => RelationList(
            xml,
            [
                .. sheets.Select((_, i) => ($"rId{i + 1}", $"{Relations}/worksheet", $"worksheets/sheet{i + 1}.xml")),
                ("rIdStyles", $"{Relations}/styles", "styles.xml"),
            ]))),
        ("xl/styles.xml", Part(Styles)),
        .. sheets.Select((sheet, i) => ($"xl/worksheets/sheet{i + 1}.xml", Part(xml => Sheet(xml, sheet)))),
    ]);

    private static void ContentTypes(XmlWriter xml, int sheets)
    {
        const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
        const string Spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        xml.WriteStartElement("Types", Types);
        Empty(xml, Types, "Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        Empty(xml, Types, "Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        Empty(xml, Types, "Override", ("PartName", "/xl/workbook.xml"), ("ContentType", Spreadsheet + "sheet.main+xml"));
        Empty(xml, Types, "Override", ("PartName", "/xl/styles.xml"), ("ContentType", Spreadsheet + "styles+xml"));
        for (var i = 1; i <= sheets; i++)
            Empty(xml, Types, "Override", ("PartName", $"/xl/worksheets/sheet{i}.xml"), ("ContentType", Spreadsheet + "worksheet+xml"));
        xml.WriteEndElement();
    }

    private static void RelationList(XmlWriter xml, IEnumerable<(string Id, string Type, string Target)> relations)
    {
        xml.WriteStartElement("Relationships", PackageRelations);
        foreach (var (id, type, target) in relations)
            Empty(xml, PackageRelations, "Relationship", ("Id", id), ("Type", type), ("Target", target));
        xml.WriteEndElement();
    }

    private static void Workbook(XmlWriter xml, IReadOnlyList<SheetLayout> sheets)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteStartElement("sheets", Main);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Main);
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", Format.Count(i + 1));
            xml.WriteAttributeString("id", Relations, $"rId{i + 1}");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    // Each look twice: without borders and with them.
    private static void Styles(XmlWriter xml) => xml.WriteRaw(
        $"""
        <styleSheet xmlns="{Main}"><fonts count="1"><font><sz val="10"/><name val="宋体"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="{2 * s_looks.Length}">{string.Concat(s_looks.SelectMany(look => Enumerable.Range(0, 2).Select(border =>
            $"""<xf numFmtId="{(int)look}" fontId="0" fillId="0" borderId="{border}" xfId="0" applyNumberFormat="1" applyBorder="1"/>""")))}</cellXfs></styleSheet>
        """);

    private static void Sheet(XmlWriter xml, SheetLayout sheet)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteStartElement("sheetData", Main);
        foreach (var row in sheet.Cells.GroupBy(c => c.Row))
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", Format.Count(row.Key + 1));
            foreach (var (_, column, cell, bordered) in row)
                Cell(xml, Name(row.Key, column), cell, 2 * Array.IndexOf(s_looks, cell.Look) + (bordered ? 1 : 0));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        if (sheet.Merges.Count > 0)
        {
            xml.WriteStartElement("mergeCells", Main);
            foreach (var (row, column, lastRow, lastColumn) in sheet.Merges)
                Empty(xml, Main, "mergeCell", ("ref", $"{Name(row, column)}:{Name(lastRow, lastColumn)}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Cell(XmlWriter xml, string name, SpreadsheetCell cell, int style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", name);
        xml.WriteAttributeString("s", Format.Count(style));
        if (cell.Number is { } number)
        {
            xml.WriteElementString("v", Main, number.ToString("R", Format.Invariant));
        }
        else if (cell.Text.Length > 0)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(cell.Text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // No form has more than 26 columns.
    private static string Name(int row, int column) => $"{(char)('A' + column)}{row + 1}";

    private static byte[] Part(Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument(standalone: true);
            write(xml);
        }

        return bytes.ToArray();
    }

    private static void Empty(XmlWriter xml, string ns, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, ns);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }
}
