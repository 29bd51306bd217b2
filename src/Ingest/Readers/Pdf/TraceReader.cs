using System.Globalization;
using System.Xml;
using PerfEval.Ingest.Pages;

namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>
/// Reads the output of <c>mutool trace</c> as it comes, a page at a time: glyphs with their place, painted rules, pictures.
/// Clip paths are not painted and are left out.
/// </summary>
internal sealed class TraceReader(Stream trace, ReaderLimits limits)
{
    /// <summary>The output is cut or is no XML any more; pages before that are good.</summary>
    public string? Broken { get; private set; }

    /// <summary>Numbers of pages with more lines than the limit.</summary>
    public List<int> Crowded { get; } = [];

    /// <summary>Characters that no text can hold (control characters), left out.</summary>
    public int Dropped { get; private set; }

    public IEnumerable<PageModel> Pages()
    {
        using var xml = XmlReader.Create(trace, new XmlReaderSettings
        {
            CheckCharacters = false,
            ConformanceLevel = ConformanceLevel.Fragment,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreWhitespace = true,
            CloseInput = false,
        });
        var page = new TracePage(limits);
        while (Next(xml))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                Element(xml, page);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                if (xml.Name == "page")
                {
                    if (page.Shapes.Overflowed)
                    {
                        Crowded.Add(page.Number);
                    }

                    Dropped += page.Dropped;
                    yield return page.Build();
                    page = new TracePage(limits);
                }
                else if (xml.Name is "fill_path" or "stroke_path")
                {
                    page.Shapes.End();
                    page.InPath = false;
                }
            }
        }
    }

    private bool Next(XmlReader xml)
    {
        try
        {
            return xml.Read();
        }
        catch (XmlException e)
        {
            Broken = e.Message;
            return false;
        }
    }

    private static void Element(XmlReader xml, TracePage page)
    {
        switch (xml.Name)
        {
            case "g":
                page.AddGlyph(xml.GetAttribute("unicode") ?? "", Number(xml, "x"), Number(xml, "y"), Number(xml, "adv"));
                break;
            case "span":
                page.BeginSpan(xml.GetAttribute("font") ?? "", Matrix(xml.GetAttribute("trm")), xml.GetAttribute("wmode") == "1");
                break;
            case "fill_text" or "stroke_text" or "clip_text" or "clip_stroke_text" or "ignore_text":
                page.BeginText(Matrix(xml.GetAttribute("transform")), visible: xml.Name != "ignore_text");
                break;
            case "fill_path" or "stroke_path":
                page.InPath = !xml.IsEmptyElement;
                page.Shapes.Begin(
                    Matrix(xml.GetAttribute("transform")),
                    fill: xml.Name == "fill_path",
                    IsWhite(xml.GetAttribute("colorspace"), xml.GetAttribute("color")),
                    xml.GetAttribute("linewidth") is null ? 1 : Number(xml, "linewidth"));
                break;
            case "clip_path" or "clip_stroke_path":
                page.InPath = false;
                break;
            case "moveto" when page.InPath:
                page.Shapes.MoveTo(Number(xml, "x"), Number(xml, "y"));
                break;
            case "lineto" when page.InPath:
                page.Shapes.LineTo(Number(xml, "x"), Number(xml, "y"));
                break;
            case "curveto" when page.InPath:
                page.Shapes.CurveTo();
                break;
            case "closepath" when page.InPath:
                page.Shapes.Close();
                break;
            case "fill_image" or "fill_image_mask":
                page.AddPicture(Matrix(xml.GetAttribute("transform")));
                break;
            case "page":
                page.Begin((int)Number(xml, "number"), Numbers(xml.GetAttribute("mediabox")));
                break;
        }
    }

    private static bool IsWhite(string? space, string? color)
    {
        if (color is null)
        {
            return false;
        }

        var cmyk = space is not null && space.Contains("CMYK", StringComparison.Ordinal);
        return Array.TrueForAll(Numbers(color), part => cmyk ? part <= 0.05 : part >= 0.95);
    }

    private static Affine Matrix(string? text)
    {
        var n = Numbers(text);
        return n.Length switch
        {
            >= 6 => new Affine(n[0], n[1], n[2], n[3], n[4], n[5]),
            >= 4 => new Affine(n[0], n[1], n[2], n[3], 0, 0),
            _ => Affine.Identity,
        };
    }

    private static double[] Numbers(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        Span<double> numbers = stackalloc double[8];
        var count = 0;
        var rest = text.AsSpan();
        foreach (var part in rest.Split(' '))
        {
            if (count < numbers.Length && Parse(rest[part]) is { } number)
            {
                numbers[count++] = number;
            }
        }

        return numbers[..count].ToArray();
    }

    private static double Number(XmlReader xml, string name) => Parse(xml.GetAttribute(name)) ?? 0;

    private static double? Parse(ReadOnlySpan<char> text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
