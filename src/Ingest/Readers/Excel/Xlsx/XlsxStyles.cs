using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Readers.Excel.NumberFormats;

namespace PerfEval.Ingest.Readers.Excel.Xlsx;

/// <summary>The styles part: what format a cell's style number stands for.</summary>
internal sealed class XlsxStyles
{
    private readonly Dictionary<int, string> _codes = [];
    private readonly List<bool> _borders = [];
    private readonly List<CellFont> _fonts = [];
    private readonly List<bool> _shades = [];
    private readonly List<(int Format, int Border, int Font, int Fill)> _cellStyles = [];
    private readonly Dictionary<int, CellFormat> _formats = [];

    private XlsxStyles()
    {
    }

    /// <param name="xml">Null where the workbook has no styles.</param>
    public static XlsxStyles Read(XmlParts? xml)
    {
        var styles = new XlsxStyles();
        if (xml is not null && xml.MoveToRoot())
        {
            for (var depth = xml.Enter(); xml.Next(depth);)
            {
                styles.ReadPart(xml);
            }
        }

        return styles;
    }

    public CellFormat Of(int style)
    {
        if (_formats.TryGetValue(style, out var known))
        {
            return known;
        }

        var format = CellFormat.Plain;
        if (style >= 0 && style < _cellStyles.Count)
        {
            var (number, border, font, fill) = _cellStyles[style];
            var code = _codes.GetValueOrDefault(number) ?? BuiltInFormats.Code(number);
            format = new CellFormat(
                code is null ? NumberFormat.General : new NumberFormat(code), _borders.ElementAtOrDefault(border), _fonts.ElementAtOrDefault(font),
                _shades.ElementAtOrDefault(fill));
        }

        return _formats[style] = format;
    }

    private void ReadPart(XmlParts xml)
    {
        switch (xml.IsElement ? xml.Name : "")
        {
            case "numFmts":
                ForEach(xml, "numFmt", () =>
                {
                    if (xml.Number("numFmtId", 0, int.MaxValue) is { } id && xml.Attribute("formatCode") is { } code)
                    {
                        _codes[id] = code;
                    }
                });
                break;
            case "borders":
                ForEach(xml, "border", () => _borders.Add(HasEdge(xml)));
                break;
            case "fonts":
                ForEach(xml, "font", () => _fonts.Add(XlsxText.ReadFont(xml)));
                break;
            case "fills":
                ForEach(xml, "fill", () => _shades.Add(IsShade(xml)));
                break;
            case "cellXfs":
                ForEach(xml, "xf", () => _cellStyles.Add((Index(xml, "numFmtId"), Index(xml, "borderId"), Index(xml, "fontId"), Index(xml, "fillId"))));
                break;
            case "":
                break;
            default:
                xml.Skip();
                break;
        }
    }

    private static void ForEach(XmlParts xml, string name, Action read)
    {
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (xml.IsElement && xml.Name == name)
            {
                read();
            }
        }
    }

    private static int Index(XmlParts xml, string name) => xml.Number(name, 0, int.MaxValue) ?? 0;

    /// <summary>Whether the current fill puts something other than white behind its cells.</summary>
    private static bool IsShade(XmlParts xml)
    {
        var (isPattern, isWhite, isShade) = (false, false, false);
        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            switch (xml.Name)
            {
                case "patternFill":
                    isPattern = xml.Attribute("patternType") is not (null or "none");
                    for (var inner = xml.Enter(); xml.NextElement(inner);)
                    {
                        isWhite |= xml.Name == "fgColor" && XlsxText.IsWhite(xml);
                    }

                    break;
                case "gradientFill":
                    isShade = true;
                    xml.Skip();
                    break;
            }
        }

        return isShade || (isPattern && !isWhite);
    }

    private static bool HasEdge(XmlParts xml)
    {
        var found = false;
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            found |= xml.IsElement && xml.Name is "left" or "right" or "top" or "bottom" or "start" or "end" && xml.Attribute("style") is { } style
                && style != "none";
        }

        return found;
    }
}
