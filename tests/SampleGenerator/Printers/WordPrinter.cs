using System.Text;
using System.Xml;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>
/// A minimal .docx: content types, the package relation and one document part with gridSpan and vMerge. Written directly, since entry
/// dates and part order must be the same in every run.
/// </summary>
internal static class WordPrinter
{
    private const string W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const int TableWidth = 9000;

    public static byte[] Print(IEnumerable<Block> blocks)
    {
        return PackedParts.Zip(
        [
            ("[Content_Types].xml", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
                """u8.ToArray()),
            ("_rels/.rels", """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
                """u8.ToArray()),
            ("word/document.xml", DocumentPart(blocks)),
        ]);
    }

    private static byte[] DocumentPart(IEnumerable<Block> blocks)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartDocument(standalone: true);
            xml.WriteStartElement("w", "document", W);
            xml.WriteStartElement("body", W);
            foreach (var block in blocks)
            {
                if (block is Paragraph paragraph)
                    WriteParagraph(xml, paragraph.Text, "仿宋_GB2312", paragraph.Heading ? 32 : 21, paragraph.Heading, paragraph.PageBreakBefore);
                else if (block is Table table)
                    WriteTable(xml, table);
            }

            xml.WriteStartElement("sectPr", W);
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void WriteTable(XmlWriter xml, Table table)
    {
        xml.WriteStartElement("tbl", W);
        xml.WriteStartElement("tblPr", W);
        Element(xml, "tblW", ("w", TableWidth.ToString(Format.Invariant)), ("type", "dxa"));
        Element(xml, "jc", ("val", "center"));
        xml.WriteStartElement("tblBorders", W);
        foreach (var side in new[] { "top", "left", "bottom", "right", "insideH", "insideV" })
            Element(xml, side, ("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000"));
        xml.WriteEndElement();
        Element(xml, "tblLayout", ("type", "fixed"));
        xml.WriteEndElement();
        xml.WriteStartElement("tblGrid", W);
        for (var i = 1; i < table.Edges.Count; i++)
            Element(xml, "gridCol", ("w", Width(table, i - 1, 1)));
        xml.WriteEndElement();
        for (var row = 0; row < table.RowCount; row++)
            WriteRow(xml, table, row);
        xml.WriteEndElement();
    }

    private static void WriteRow(XmlWriter xml, Table table, int row)
    {
        xml.WriteStartElement("tr", W);
        xml.WriteStartElement("trPr", W);
        Element(xml, "trHeight", ("val", "400"), ("hRule", "atLeast"));
        xml.WriteEndElement();
        foreach (var cell in table.Cells.Where(c => c.Row <= row && row < c.Row + c.RowSpan).OrderBy(c => c.Column))
        {
            xml.WriteStartElement("tc", W);
            xml.WriteStartElement("tcPr", W);
            Element(xml, "tcW", ("w", Width(table, cell.Column, cell.ColumnSpan)), ("type", "dxa"));
            if (cell.ColumnSpan > 1)
                Element(xml, "gridSpan", ("val", cell.ColumnSpan.ToString(Format.Invariant)));
            if (cell.RowSpan > 1 && cell.Row == row)
                Element(xml, "vMerge", ("val", "restart"));
            else if (cell.RowSpan > 1)
                Element(xml, "vMerge");
            Element(xml, "vAlign", ("val", "center"));
            xml.WriteEndElement();
            if (cell.Row == row)
            {
                foreach (var line in cell.Text.Split('\n'))
                    WriteParagraph(xml, line, "宋体", 18, centred: line.Length < 12, pageBreak: false);
            }
            else
            {
                Element(xml, "p");
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void WriteParagraph(XmlWriter xml, string text, string font, int halfPoints, bool centred, bool pageBreak)
    {
        xml.WriteStartElement("p", W);
        xml.WriteStartElement("pPr", W);
        if (pageBreak)
            Element(xml, "pageBreakBefore");
        Element(xml, "spacing", ("before", "0"), ("after", "0"));
        if (centred)
            Element(xml, "jc", ("val", "center"));
        xml.WriteEndElement();
        if (text.Length > 0)
        {
            xml.WriteStartElement("r", W);
            xml.WriteStartElement("rPr", W);
            Element(xml, "rFonts", ("ascii", "Times New Roman"), ("hAnsi", "Times New Roman"), ("eastAsia", font));
            Element(xml, "sz", ("val", halfPoints.ToString(Format.Invariant)));
            xml.WriteEndElement();
            xml.WriteStartElement("t", W);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(text);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, W);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, W, value);
        xml.WriteEndElement();
    }

    private static string Width(Table table, int column, int span) =>
        ((table.Edges[column + span] - table.Edges[column]) * TableWidth / 100).ToString(Format.Invariant);
}
