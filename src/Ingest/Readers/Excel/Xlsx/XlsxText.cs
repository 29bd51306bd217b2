using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Containers.Zip;

namespace PerfEval.Ingest.Readers.Excel.Xlsx;

/// <summary>Text of shared and inline strings.</summary>
internal static partial class XlsxText
{
    /// <summary>Plain text, or the runs of rich text; readings printed above the characters are left out.</summary>
    public static RichText ReadString(XmlParts xml)
    {
        var runs = new List<(string, CellFont?)>();
        CellFont? font = null;
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (!xml.IsElement)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "r":
                    font = null;
                    break;
                case "rPr":
                    font = ReadFont(xml);
                    break;
                case "t":
                    if (Unescaped(ReadText(xml)) is { Length: > 0 } piece)
                    {
                        runs.Add((piece, font));
                    }

                    break;
                case "rPh" or "phoneticPr":
                    xml.Skip();
                    break;
            }
        }

        return new RichText(runs);
    }

    /// <summary>The current element as a font, of a run or of a style.</summary>
    public static CellFont ReadFont(XmlParts xml)
    {
        var font = default(CellFont);
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            font = xml.Name switch
            {
                "strike" => font with { Struck = xml.IsOn() },
                "color" => font with { White = IsWhite(xml) },
                "vertAlign" => font with { Raised = xml.Attribute("val") is "superscript" or "subscript" },
                "sz" => font with
                {
                    Size = double.TryParse(xml.Attribute("val"), NumberStyles.Float, CultureInfo.InvariantCulture, out var size) ? size : null
                },
                _ => font,
            };
        }

        return font;
    }

    /// <summary>Whether the current element names the colour of paper: by its value, the theme's light one, or the palette's white.</summary>
    public static bool IsWhite(XmlParts xml) =>
        xml.Attribute("tint") is null or "0"
        && (xml.Attribute("rgb") is { Length: 6 or 8 } rgb ? rgb.EndsWith("FFFFFF", StringComparison.OrdinalIgnoreCase)
            : xml.Attribute("theme") is { } theme ? theme == "0"
            : xml.Attribute("indexed") is "1" or "9");

    /// <summary>Everything between the tags of the current element.</summary>
    public static string ReadText(XmlParts xml)
    {
        var text = "";
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            text += xml.IsText ? xml.Value : "";
        }

        return text;
    }

    /// <summary>Excel writes characters that XML cannot hold as _x000D_; line breaks become \n.</summary>
    public static string Unescaped(string text) =>
        (text.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(text, match => ((char)ushort.Parse(match.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString())
            : text)
        .ReplaceLineEndings("\n");

    [GeneratedRegex("_x([0-9A-Fa-f]{4})_")]
    private static partial Regex Escape();
}
