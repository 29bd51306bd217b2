using System.Globalization;

namespace PerfEval.Ingest.Readers.Docx;

/// <summary>
/// Characters that Word stores as a code of a symbol font. Only those that carry meaning in a form are translated: comparison
/// signs of targets and the ticks of check boxes. Codes are those of Adobe Symbol and Microsoft Wingdings.
/// </summary>
internal static class SymbolFonts
{
    private static readonly Dictionary<int, string> s_symbol = new()
    {
        [0xA3] = "≤",
        [0xB3] = "≥",
        [0xB0] = "°",
        [0xB1] = "±",
        [0xB4] = "×",
        [0xB8] = "÷",
        [0xB9] = "≠",
        [0xBB] = "≈",
    };

    private static readonly Dictionary<int, string> s_wingdings = new()
    {
        [0x6E] = "■",
        [0x6F] = "□",
        [0xA8] = "□",
        [0xFC] = "✓",
        [0xFB] = "✗",
        [0xFD] = "☒",
        [0xFE] = "☑",
    };

    private static readonly Dictionary<int, string> s_wingdings2 = new()
    {
        [0x50] = "✓",
        [0x4F] = "✗",
        [0x52] = "☑",
        [0x51] = "☒",
        [0xA3] = "□",
    };

    /// <param name="code">Hexadecimal, with or without the private-use offset F000.</param>
    public static string Character(string? font, string? code)
    {
        if (!int.TryParse(code, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            || value is < 0x20 or > 0xFFFD or (>= 0xD800 and <= 0xDFFF))
        {
            return "";
        }

        var map = font switch
        {
            "Symbol" => s_symbol,
            "Wingdings" => s_wingdings,
            "Wingdings 2" => s_wingdings2,
            _ => null,
        };
        return map is not null && map.TryGetValue(value & 0xFF, out var known) ? known : ((char)value).ToString();
    }
}
