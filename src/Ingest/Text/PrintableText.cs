using System.Globalization;
using System.Text;

namespace PerfEval.Ingest.Text;

/// <summary>Text that cannot steer the terminal, page or letter it is shown on, and in which nothing is hidden, wherever it was published.</summary>
public static class PrintableText
{
    /// <summary>
    /// Control characters as their pictures (␛); what reverses text, has no width or looks like a blank and is none by its number ([U+202E]).
    /// Variants of Chinese characters stay: they are part of the character before them.
    /// </summary>
    /// <param name="keepLines">Whether line breaks stay; else they become ↵.</param>
    public static string Of(string text, bool keepLines)
    {
        var first = 0;
        while (first < text.Length && IsPlain(text[first]))
            first++;
        if (first == text.Length)
            return text;
        var printable = new StringBuilder(text, 0, first, text.Length + 16);
        foreach (var rune in text.AsSpan(first).EnumerateRunes())
        {
            if (rune.Value == '\n')
                TrimReturn(printable).Append(keepLines ? '\n' : '↵');
            else if (rune.Value < ' ')
                printable.Append((char)('\u2400' + rune.Value));
            else if (rune.Value == '\x7F')
                printable.Append('\u2421');
            else if (IsHidden(rune))
                printable.Append(CultureInfo.InvariantCulture, $"[U+{rune.Value:X4}]");
            else
                printable.Append(rune.ToString());
        }

        return printable.ToString();
    }

    // A carriage return belongs to the line break behind it; alone it would write over the line.
    private static StringBuilder TrimReturn(StringBuilder text)
    {
        if (text.Length > 0 && text[^1] == '\u240D')
            text.Length--;
        return text;
    }

    // Nearly all there is: Latin and Chinese characters and their punctuation.
    private static bool IsPlain(char c) =>
        c is (>= ' ' and < '\x7F') or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3001' and <= '\u303F') or (>= '\uFF01' and <= '\uFF5E');

    private static bool IsHidden(Rune rune) => rune.Value switch
    {
        // Fillers, joiners and the like that are letters or marks by their category.
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or 0x180B or 0x180C or 0x180D or 0x180E or 0x180F or 0x2028 or 0x2029 or 0x2800 or 0x3164 or 0xFFA0 =>
            true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format,
    };
}
