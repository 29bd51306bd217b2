using PerfEval.Ingest.Containers.Zip;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>What a paragraph style says about numbering.</summary>
internal sealed record StyleNumbering(string? BasedOn, int? Number, int? Level)
{
    /// <summary>Numbering of every style by its id, from styles.xml.</summary>
    public static IReadOnlyDictionary<string, StyleNumbering> ReadAll(XmlParts xml)
    {
        var styles = new Dictionary<string, StyleNumbering>(StringComparer.Ordinal);
        if (!xml.MoveToRoot())
        {
            return styles;
        }

        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "style" && xml.Attribute("styleId") is { } id)
            {
                styles[id] = ReadOne(xml);
            }
            else if (xml.IsElement)
            {
                xml.Skip();
            }
        }

        return styles;
    }

    private static StyleNumbering ReadOne(XmlParts xml)
    {
        var style = new StyleNumbering(null, null, null);
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == "basedOn")
            {
                style = style with { BasedOn = xml.Attribute("val") };
            }
            else if (xml.IsElement && xml.Name == "numPr")
            {
                var (number, level) = NumberingText.ReadReference(xml);
                style = style with { Number = number, Level = level };
            }
        }

        return style;
    }
}
