using PerfEval.Ingest.Containers.Zip;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>What the properties of a run, or of a style, say of how text shows; null where they say nothing.</summary>
internal struct RunLook
{
    /// <summary>Half points; text of less cannot be read.</summary>
    private const int LeastSize = 4;

    /// <summary>Half points by which a run is raised so that it stands over the line.</summary>
    private const int LeastRise = 6;

    public bool? Vanish { get; set; }

    public bool? Struck { get; set; }

    /// <summary>By two lines: a property of its own, so that taking back one does not take back the other.</summary>
    public bool? StruckTwice { get; set; }

    public bool? Raised { get; set; }

    public bool? White { get; set; }

    /// <summary>A colour behind the text.</summary>
    public bool? Shaded { get; set; }

    /// <summary>Half points.</summary>
    public int? Size { get; set; }

    public readonly bool? Tiny => Size is { } size ? size < LeastSize : null;

    public string? Style { get; set; }

    /// <summary>Takes in the current element, one of <c>w:rPr</c>.</summary>
    public void Read(XmlParts xml)
    {
        switch (xml.Name)
        {
            case "rStyle":
                Style = xml.Attribute("val");
                break;
            case "vanish":
                Vanish = xml.IsOn();
                break;
            case "strike":
                Struck = xml.IsOn();
                break;
            case "dstrike":
                StruckTwice = xml.IsOn();
                break;
            case "vertAlign":
                Raised = xml.Attribute("val") is "superscript" or "subscript";
                break;
            case "position":
                Raised = Raised == true || xml.Number("val", LeastRise, int.MaxValue) is not null;
                break;
            case "color":
                White = IsWhite(xml.Attribute("val"));
                break;
            case "sz":
                Size = xml.Number("val", 0, int.MaxValue);
                break;
            case "highlight":
                Shaded = xml.Attribute("val") is not (null or "none" or "white");
                break;
            case "shd":
                Shaded = Shaded == true || IsShade(xml);
                break;
        }
    }

    /// <summary>Whether the current <c>w:shd</c> puts a colour other than white behind what it belongs to.</summary>
    public static bool IsShade(XmlParts xml) =>
        xml.Attribute("val") is not (null or "clear" or "nil") || xml.Attribute("themeFill") is not (null or "background1")
        || (xml.Attribute("fill") is { } fill && fill != "auto" && !IsWhite(fill));

    private static bool IsWhite(string? colour) => string.Equals(colour, "FFFFFF", StringComparison.OrdinalIgnoreCase);
}
