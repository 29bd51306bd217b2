using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Sources.Ofd;

/// <summary>Reads the content of one page and of the templates under and over it.</summary>
internal sealed class OfdPageReader(OfdPackage package, OfdDocument document, ReaderLimits limits)
{
    private const double DefaultLineWidth = 0.353;

    /// <summary>A4, for documents that say no size.</summary>
    private static readonly double[] s_defaultBox = [0, 0, 210, 297];

    private readonly List<string> _templates = [];

    /// <summary>Null where the part is missing.</summary>
    public OfdPage? Read(string part)
    {
        using var xml = package.Open(part);
        if (xml is null || !xml.MoveToRoot())
        {
            return null;
        }

        _templates.Clear();
        var page = new OfdPage(Box(part), limits);
        ReadObjects(xml, page, _templates);
        // A template's own templates are not followed: the standard knows none, and they could go in circles.
        foreach (var template in _templates.Distinct())
        {
            using var under = document.Templates.TryGetValue(template, out var name) ? package.Open(name) : null;
            if (under is not null && under.MoveToRoot())
            {
                ReadObjects(under, page, []);
            }
            else
            {
                page.MissingTemplates++;
            }
        }

        page.White.Settle(page.Glyphs, page.Unseen);
        return page;
    }

    // The size must be known before the objects, which may stand before it.
    private double[] Box(string part)
    {
        using var xml = package.Open(part);
        if (xml is not null && xml.MoveToRoot())
        {
            for (var depth = xml.Enter(); xml.Next(depth);)
            {
                if (xml.IsElement && xml.Name == "PhysicalBox" && Usable(OfdNumbers.Array(OfdPackage.Text(xml), 4)) is { } box)
                {
                    return box;
                }
            }
        }

        return Usable(document.PhysicalBox) ?? s_defaultBox;
    }

    private static double[]? Usable(double[]? box) => box is [_, _, > 0, > 0] ? box : null;

    private void ReadObjects(XmlParts xml, OfdPage page, List<string> templates)
    {
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            switch (xml.IsElement ? xml.Name : "")
            {
                case "Template" when xml.Attribute("TemplateID") is { } id:
                    templates.Add(id);
                    break;
                case "TextObject":
                    ReadText(xml, page);
                    break;
                case "PathObject":
                    ReadPath(xml, page);
                    break;
                case "ImageObject":
                    page.AddPicture(xml);
                    xml.Skip();
                    break;
                case "CompositeObject":
                    page.Composites++;
                    xml.Skip();
                    break;
                case "Clips" or "Actions":
                    xml.Skip();
                    break;
            }
        }
    }

    private void ReadText(XmlParts xml, OfdPage page)
    {
        var size = OfdNumbers.Number(xml.Attribute("Size"));
        var transform = page.Transform(xml);
        var visible = xml.Attribute("Visible") is not ("false" or "0") && xml.Attribute("Alpha") is not "0";
        var font = document.Fonts.GetValueOrDefault(xml.Attribute("Font") ?? "", "");
        var text = transform is { } placed && size is > 0
            ? new OfdText(page, placed, size.Value, OfdNumbers.Number(xml.Attribute("HScale")) ?? 1, xml.Number("CharDirection", 0, 359) ?? 0, font, visible)
            : null;
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            switch (xml.IsElement ? xml.Name : "")
            {
                case "FillColor" when text is not null:
                    text.White = IsWhite(xml);
                    break;
                case "TextCode":
                    var (x, y, deltaX, deltaY) = (xml.Attribute("X"), xml.Attribute("Y"), xml.Attribute("DeltaX"), xml.Attribute("DeltaY"));
                    var code = OfdPackage.Text(xml);
                    if (code.Length > limits.MaxTextChars || (text?.Add(code, x, y, deltaX, deltaY) != true && !string.IsNullOrWhiteSpace(code)))
                    {
                        page.Unplaced++;
                    }

                    break;
                case "Clips" or "Actions" or "CGTransform":
                    xml.Skip();
                    break;
            }
        }
    }

    private static void ReadPath(XmlParts xml, OfdPage page)
    {
        var transform = page.Transform(xml);
        var back = page.BackOf(xml);
        var (stroke, fill) = (xml.Attribute("Stroke") is not ("false" or "0"), xml.Attribute("Fill") is "true" or "1");
        var visible = xml.Attribute("Visible") is not ("false" or "0") && xml.Attribute("Alpha") is not "0";
        var lineWidth = OfdNumbers.Number(xml.Attribute("LineWidth")) ?? DefaultLineWidth;
        var (data, whiteStroke, whiteFill) = ("", false, false);
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            switch (xml.IsElement ? xml.Name : "")
            {
                case "AbbreviatedData":
                    data = OfdPackage.Text(xml);
                    break;
                case "StrokeColor":
                    whiteStroke = IsWhite(xml);
                    break;
                case "FillColor":
                    whiteFill = IsWhite(xml);
                    break;
                case "Clips" or "Actions":
                    xml.Skip();
                    break;
            }
        }

        if (!visible || transform is not { } placed)
        {
            return;
        }

        if (stroke)
        {
            page.AddPath(data, placed, fill: false, whiteStroke, lineWidth);
        }

        if (fill)
        {
            page.AddPath(data, placed, fill: true, whiteFill, lineWidth);
            if (!whiteFill && back is { } box)
            {
                page.White.AddBack(box);
            }
        }
    }

    private static bool IsWhite(XmlParts xml) =>
        xml.Attribute("Alpha") is "0" || OfdNumbers.Array(xml.Attribute("Value"), 3) is [255, 255, 255];
}
