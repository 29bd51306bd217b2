using System.IO.Compression;
using System.Text;
using System.Xml;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>
/// A minimal .xlsx: one sheet on which paragraphs fill a row and tables follow one another with merged cells. Text is inline, as
/// several export programs write it; entry dates are fixed, so equal reports are equal bytes.
/// </summary>
internal static class SheetPrinter
{
    private const string S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly DateTimeOffset s_entryDate = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Print(IEnumerable<Block> blocks)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>
                """u8.ToArray());
            Add(zip, "_rels/.rels", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """u8.ToArray());
            Add(zip, "xl/workbook.xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="自评表" sheetId="1" r:id="rId1"/></sheets></workbook>
                """u8.ToArray());
            Add(zip, "xl/_rels/workbook.xml.rels", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
                """u8.ToArray());
            Add(zip, "xl/worksheets/sheet1.xml", Sheet(blocks));
        }

        return file.ToArray();
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = s_entryDate;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static byte[] Sheet(IEnumerable<Block> blocks)
    {
        using var bytes = new MemoryStream();
        var merges = new List<string>();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("worksheet", S);
            xml.WriteStartElement("sheetData", S);
            var row = 1;
            foreach (var block in blocks)
                row = block is Table table ? Print(table, row, xml, merges) : Print(((Paragraph)block).Text, row, xml);
            xml.WriteEndElement();
            xml.WriteStartElement("mergeCells", S);
            foreach (var merge in merges)
            {
                xml.WriteStartElement("mergeCell", S);
                xml.WriteAttributeString("ref", merge);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static int Print(string paragraph, int row, XmlWriter xml)
    {
        StartRow(row, xml);
        Cell(row, 0, paragraph, xml);
        xml.WriteEndElement();
        return row + 1;
    }

    private static int Print(Table table, int top, XmlWriter xml, List<string> merges)
    {
        for (var row = 0; row < table.RowCount; row++)
        {
            StartRow(top + row, xml);
            foreach (var cell in table.Cells.Where(cell => cell.Row == row).OrderBy(cell => cell.Column))
            {
                Cell(top + row, cell.Column, cell.Text, xml);
                if (cell.RowSpan > 1 || cell.ColumnSpan > 1)
                    merges.Add($"{Name(top + row, cell.Column)}:{Name(top + row + cell.RowSpan - 1, cell.Column + cell.ColumnSpan - 1)}");
            }

            xml.WriteEndElement();
        }

        // A blank row keeps tables apart.
        return top + table.RowCount + 1;
    }

    private static void StartRow(int row, XmlWriter xml)
    {
        xml.WriteStartElement("row", S);
        xml.WriteAttributeString("r", Format.Count(row));
    }

    private static void Cell(int row, int column, string text, XmlWriter xml)
    {
        xml.WriteStartElement("c", S);
        xml.WriteAttributeString("r", Name(row, column));
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is", S);
        xml.WriteElementString("t", S, text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Tables here are far narrower than 26 columns.</summary>
    private static string Name(int row, int column) => (char)('A' + column) + Format.Count(row);
}
