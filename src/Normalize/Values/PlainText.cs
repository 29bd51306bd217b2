using System.Buffers;
using System.Text;

namespace PerfEval.Normalize.Values;

/// <summary>Printed text brought into one spelling. The raw text is kept elsewhere; nothing here is undone.</summary>
public static class PlainText
{
    // What Fold maps to another character: char.IsWhiteSpace besides the blank, and the variants that it names.
    private static readonly SearchValues<char> Variants = SearchValues.Create(
        "≧⩾≦⩽⋯−﹣–‒\u200B\uFEFF\t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u2028\u2029\u202F\u205F\u3000");

    /// <summary>
    /// Compatibility forms folded (NFKC: full-width digits and brackets, ㎡), inequality and ellipsis variants unified,
    /// every kind of whitespace as one blank. For parsing, never for storing.
    /// </summary>
    public static string Fold(string text)
    {
        var folded = IsPlain(text) ? text : FoldCompatibility(text);
        if (!folded.AsSpan().ContainsAny(Variants))
            return folded;
        StringBuilder? changed = null;
        for (var i = 0; i < folded.Length; i++)
        {
            var c = folded[i];
            var mapped = c switch
            {
                '≧' or '⩾' => '≥',
                '≦' or '⩽' => '≤',
                '⋯' => '…',
                '−' or '﹣' or '–' or '‒' => '-',
                '\u200B' or '\uFEFF' => ' ',
                _ when char.IsWhiteSpace(c) => ' ',
                _ => c,
            };
            if (mapped != c)
                (changed ??= new StringBuilder(folded))[i] = mapped;
        }

        return changed?.ToString() ?? folded;
    }

    /// <summary>Folded, without any blank: the form in which labels are compared.</summary>
    public static string Squeeze(string text)
    {
        var folded = Fold(text);
        return folded.Contains(' ', StringComparison.Ordinal) ? folded.Replace(" ", "", StringComparison.Ordinal) : folded;
    }

    /// <summary>
    /// Text as stored: line wraps and layout blanks removed, characters as printed. A blank stays between two Latin letters only,
    /// because Chinese is set without blanks and those in forms come from layout.
    /// </summary>
    public static string? Unwrap(string text)
    {
        var builder = new StringBuilder(text.Length);
        var pending = false;
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF')
            {
                pending = builder.Length > 0;
                continue;
            }

            if (pending && char.IsAsciiLetter(c) && char.IsAsciiLetter(builder[^1]))
                builder.Append(' ');
            pending = false;
            builder.Append(c);
        }

        return builder.Length == 0 ? null : builder.ToString();
    }

    /// <summary>True where nothing but blanks is printed.</summary>
    public static bool IsBlank(string text) => string.IsNullOrWhiteSpace(text) || text.AsSpan().Trim("\u200B\uFEFF \u3000\u00A0\r\n\t").IsEmpty;

    // NFKC leaves ASCII and the unified ideographs as they are; most cells hold nothing else, and asking ICU costs more than reading them.
    private static bool IsPlain(string text)
    {
        foreach (var c in text)
        {
            if (c >= 0x80 && c is not ((>= '\u4E00' and <= '\u9FFF') or '、' or '。' or '“' or '”' or '《' or '》'))
                return false;
        }

        return true;
    }

    private static string FoldCompatibility(string text)
    {
        // A lone surrogate (a damaged file) cannot even be asked for its form; such text is compared as it stands.
        try
        {
            return text.IsNormalized(NormalizationForm.FormKC) ? text : SetMarksApart(text).Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }

    // NFKC alone makes “50①” 501 and “10²” 102: note marks and powers are kept apart from the digits before them.
    private static string SetMarksApart(string text)
    {
        StringBuilder? changed = null;
        for (var i = 0; i < text.Length; i++)
        {
            var mark = text[i] switch
            {
                >= '①' and <= '⑳' and var circled => $"({circled - '①' + 1})",
                '²' or '³' or '¹' or (>= '⁰' and <= '⁹') when i > 0 && char.IsDigit(text[i - 1]) => "^" + text[i],
                _ => null,
            };
            if (mark is not null)
                changed ??= new StringBuilder(text, 0, i, text.Length + 8);
            changed?.Append(mark ?? text[i].ToString());
        }

        return changed?.ToString() ?? text;
    }
}
