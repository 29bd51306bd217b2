using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// How text shows by its styles. styles.xml is taken apart only where it says anything of hidden, struck, raised, white or shaded text, or where sizes are
/// asked for.
/// </summary>
internal sealed class RunStyles(DocxPackage package, ReaderLimits limits, CancellationToken ct)
{
    private const int MostStyles = 20;

    /// <summary>Half points of text for which nothing states a size.</summary>
    private const int UsualSize = 20;

    private readonly Dictionary<string, RunLook> _known = new(StringComparer.Ordinal);
    private Dictionary<string, (string? BasedOn, RunLook Look)>? _styles;
    private bool? _saysAnything;
    private int? _defaultSize;

    /// <summary>The look of a style with those it is based on; of none where it says nothing.</summary>
    public RunLook Of(string? style)
    {
        return style is null || !SaysAnything ? default : Known(style);
    }

    /// <summary>Half points of text by the first of these styles that states a size, else the document's own.</summary>
    public int SizeOf(string? character, string? paragraph, string? table)
    {
        foreach (var style in (string?[])[character, paragraph, table])
        {
            if (style is not null && Known(style).Size is { } size)
            {
                return size;
            }
        }

        return Styles.Count >= 0 && _defaultSize is { } usual ? usual : UsualSize;
    }

    private RunLook Known(string style)
    {
        if (_known.TryGetValue(style, out var known))
        {
            return known;
        }

        var look = default(RunLook);
        var name = style;
        for (var i = 0; i < MostStyles && name is not null && Styles.TryGetValue(name, out var found); i++)
        {
            look.Vanish ??= found.Look.Vanish;
            look.Raised ??= found.Look.Raised;
            look.White ??= found.Look.White;
            look.Shaded ??= found.Look.Shaded;
            look.Size ??= found.Look.Size;
            look.Struck ??= found.Look.Struck;
            look.StruckTwice ??= found.Look.StruckTwice;
            name = found.BasedOn;
        }

        return _known[style] = look;
    }

    private Dictionary<string, (string? BasedOn, RunLook Look)> Styles => _styles ??= Read();

    private Dictionary<string, (string?, RunLook)> Read()
    {
        var styles = new Dictionary<string, (string?, RunLook)>(StringComparer.Ordinal);
        if (package.ReadRelated("styles") is not { } bytes)
        {
            return styles;
        }

        using var xml = new XmlParts(bytes, limits, ct);
        if (!xml.MoveToRoot())
        {
            return styles;
        }

        for (var depth = xml.Enter(); xml.NextElement(depth);)
        {
            if (xml.Name == "style" && xml.Attribute("styleId") is { } id)
            {
                styles[id] = ReadOne(xml);
            }
            else if (xml.Name == "docDefaults")
            {
                _defaultSize = ReadOne(xml).Look.Size;
            }
            else
            {
                xml.Skip();
            }
        }

        return styles;
    }

    private bool SaysAnything => _saysAnything ??= package.ReadRelated("styles") is { } bytes && DoesSay(bytes);

    // A part in UTF-16 has zeros between its letters.
    private static bool DoesSay(ReadOnlySpan<byte> part) =>
        part.IndexOf("vanish"u8) >= 0 || part.IndexOf("strike"u8) >= 0 || part.IndexOf("vertAlign"u8) >= 0 || part.IndexOf(":position"u8) >= 0
            || part.IndexOf("FFFFFF"u8) >= 0 || part.IndexOf("ffffff"u8) >= 0
            || part.IndexOf(":shd"u8) >= 0 || part.IndexOf((byte)0) >= 0;

    private static (string? BasedOn, RunLook Look) ReadOne(XmlParts xml)
    {
        string? basedOn = null;
        var look = default(RunLook);
        // Conditional parts of a table style (its first row, its bands) shade, but what else they say holds in some cells only.
        var conditional = 0;
        for (var depth = xml.Enter(); xml.Next(depth);)
        {
            if (!xml.IsElement)
            {
                continue;
            }

            conditional = xml.Name == "tblStylePr" ? 1 : conditional;
            if (xml.Name == "basedOn")
            {
                basedOn = xml.Attribute("val");
            }
            else if (conditional == 0 || xml.Name == "shd")
            {
                look.Read(xml);
            }
        }

        return (basedOn, look);
    }
}
