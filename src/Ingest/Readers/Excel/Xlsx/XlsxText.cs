using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Readers.Excel.Xlsx;

/// <summary>Text of shared and inline strings.</summary>
internal static partial class XlsxText
{
    /// <summary>Plain text, or the runs of rich text; readings printed above the characters are left out.</summary>
    public static string ReadString(XmlParts xml)
    {
        var text = new StringBuilder();
        var (raised, anyRaised) = (false, false);
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (!xml.IsElement)
            {
                continue;
            }

            switch (xml.Name)
            {
                case "r":
                    raised = false;
                    break;
                case "rPr":
                    raised = IsRaised(xml);
                    break;
                case "t":
                    var piece = Unescaped(ReadText(xml));
                    text.Append(raised ? RaisedText.Of(piece) : piece);
                    anyRaised |= raised;
                    break;
                case "rPh" or "phoneticPr":
                    xml.Skip();
                    break;
            }
        }

        return anyRaised ? RaisedText.LoweredIfWhole(text.ToString()) : text.ToString();
    }

    private static bool IsRaised(XmlParts xml)
    {
        var raised = false;
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            raised |= xml.Name == "vertAlign" && xml.Attribute("val") is ("superscript" or "subscript");
        }

        return raised;
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
