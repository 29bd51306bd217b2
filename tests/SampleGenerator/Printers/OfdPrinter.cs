using System.Text;
using System.Xml;
using PerfEval.SampleGenerator.Printed;

namespace PerfEval.SampleGenerator.Printers;

/// <summary>A minimal OFD document (GB/T 33190): one text object a line with a step for each character, one path object a ruling line.</summary>
internal static class OfdPrinter
{
    private const string Ofd = "http://www.ofdspec.org/2016";

    public static byte[] Print(IEnumerable<Block> blocks)
    {
        var pages = PageSetter.Set(blocks, breaksTables: false);
        return PackedParts.Zip(
        [
            ("OFD.xml", Part("OFD", Root)),
            ("Doc_0/Document.xml", Part("Document", xml => Document(xml, pages.Count))),
            ("Doc_0/PublicRes.xml", Part("Res", Fonts)),
            .. pages.Select((page, i) => ($"Doc_0/Pages/Page_{i}/Content.xml", Part("Page", xml => Content(xml, page)))),
        ]);
    }

    private static void Root(XmlWriter xml)
    {
        xml.WriteAttributeString("Version", "1.0");
        xml.WriteAttributeString("DocType", "OFD");
        xml.WriteStartElement("DocBody", Ofd);
        xml.WriteStartElement("DocInfo", Ofd);
        xml.WriteElementString("DocID", Ofd, "00000000000000000000000000000001");
        xml.WriteEndElement();
        xml.WriteElementString("DocRoot", Ofd, "Doc_0/Document.xml");
        xml.WriteEndElement();
    }

    private static void Document(XmlWriter xml, int pages)
    {
        xml.WriteStartElement("CommonData", Ofd);
        xml.WriteElementString("MaxUnitID", Ofd, "100000");
        xml.WriteStartElement("PageArea", Ofd);
        xml.WriteElementString("PhysicalBox", Ofd, "0 0 210 297");
        xml.WriteEndElement();
        xml.WriteElementString("PublicRes", Ofd, "PublicRes.xml");
        xml.WriteEndElement();
        xml.WriteStartElement("Pages", Ofd);
        for (var i = 0; i < pages; i++)
        {
            xml.WriteStartElement("Page", Ofd);
            xml.WriteAttributeString("ID", Format.Count(10 + i));
            xml.WriteAttributeString("BaseLoc", $"Pages/Page_{i}/Content.xml");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static void Fonts(XmlWriter xml)
    {
        xml.WriteStartElement("Fonts", Ofd);
        xml.WriteStartElement("Font", Ofd);
        xml.WriteAttributeString("ID", "2");
        xml.WriteAttributeString("FontName", "宋体");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Content(XmlWriter xml, SetPage page)
    {
        var id = 1000;
        xml.WriteStartElement("Content", Ofd);
        xml.WriteStartElement("Layer", Ofd);
        xml.WriteAttributeString("ID", "3");
        foreach (var (x1, y1, x2, y2) in page.Lines.Distinct())
        {
            xml.WriteStartElement("PathObject", Ofd);
            xml.WriteAttributeString("ID", Format.Count(id++));
            xml.WriteAttributeString("Boundary", "0 0 210 297");
            xml.WriteAttributeString("LineWidth", "0.2");
            xml.WriteElementString("AbbreviatedData", Ofd, $"M {Number(x1)} {Number(y1)} L {Number(x2)} {Number(y2)}");
            xml.WriteEndElement();
        }

        foreach (var (text, x, y, size) in page.Texts.Where(t => t.Text.Length > 0))
            Text(xml, id++, text, x, y, size);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Text(XmlWriter xml, int id, string text, double x, double y, double size)
    {
        xml.WriteStartElement("TextObject", Ofd);
        xml.WriteAttributeString("ID", Format.Count(id));
        xml.WriteAttributeString("Boundary", $"{Number(x)} {Number(y - size)} {Number(text.Sum(PageSetter.Em) * size)} {Number(size * 1.3)}");
        xml.WriteAttributeString("Font", "2");
        xml.WriteAttributeString("Size", Number(size));
        xml.WriteStartElement("TextCode", Ofd);
        xml.WriteAttributeString("X", "0");
        xml.WriteAttributeString("Y", Number(size));
        if (text.Length > 1)
            xml.WriteAttributeString("DeltaX", string.Join(' ', text[..^1].Select(c => Number(PageSetter.Em(c) * size))));
        xml.WriteString(text);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Number(double value) => value.ToString("0.###", Format.Invariant);

    private static byte[] Part(string name, Action<XmlWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("ofd", name, Ofd);
            write(xml);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }
}
