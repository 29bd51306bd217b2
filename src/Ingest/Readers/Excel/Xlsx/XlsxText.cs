using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Containers.Zip;

namespace PerfEval.Ingest.Readers.Excel.Xlsx;

/// <summary>Text of shared and inline strings.</summary>
internal static partial class XlsxText
{
    /// <summary>Plain text, or the runs of rich text; readings printed above the characters are left out.</summary>
    public static string ReadString(XmlParts xml)
    {
        var text = new StringBuilder();
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (!xml.IsElement)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "t":
                    text.Append(ReadText(xml));
                    break;
                case "rPh" or "rPr" or "phoneticPr":
                    xml.Skip();
                    break;
            }
        }

        return Unescaped(text.ToString());
    }

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
