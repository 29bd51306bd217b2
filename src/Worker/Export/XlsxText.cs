using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PerfEval.Worker.Export;

/// <summary>Text as a worksheet cell may hold it.</summary>
public static partial class XlsxText
{
    /// <summary>Most UTF-16 units that Excel takes in one cell.</summary>
    public const int MaxLength = 32_767;

    /// <summary>Text that is too long ends in a note saying how long it was.</summary>
    public static string Shorten(string text)
    {
        if (text.Length <= MaxLength)
            return text;
        var note = string.Create(CultureInfo.InvariantCulture, $"……【已截断，原文共{text.Length}字；cut, {text.Length} characters in full】");
        var keep = MaxLength - note.Length;
        // Half of a surrogate pair would not survive.
        if (char.IsHighSurrogate(text[keep - 1]))
            keep--;
        return string.Concat(text.AsSpan(0, keep), note);
    }

    /// <summary>
    /// ECMA-376's _xHHHH_ for what XML cannot hold (control characters, lone surrogates, carriage returns),
    /// and for text that only looks like such an escape.
    /// </summary>
    public static string Escape(string text)
    {
        var literal = LooksEscaped().Replace(text, "_x005F_");
        if (!literal.Any(NeedsEscape))
            return literal;
        var escaped = new StringBuilder(literal.Length + 16);
        for (var i = 0; i < literal.Length; i++)
        {
            var c = literal[i];
            if (char.IsHighSurrogate(c) && i + 1 < literal.Length && char.IsLowSurrogate(literal[i + 1]))
                escaped.Append(c).Append(literal[++i]);
            else if (NeedsEscape(c))
                escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }

    private static bool NeedsEscape(char c) => (c < ' ' && c is not ('\t' or '\n')) || c is '\uFFFE' or '\uFFFF' || char.IsSurrogate(c);

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex LooksEscaped();
}
