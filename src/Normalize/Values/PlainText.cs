using System.Text;
using PerfEval.Ingest.Text;

namespace PerfEval.Normalize.Values;

/// <summary>Printed text brought into one spelling. The raw text is kept elsewhere; nothing here is undone.</summary>
public static class PlainText
{
    /// <summary>
    /// Compatibility forms folded (NFKC: full-width digits and brackets, ㎡), inequality and ellipsis variants unified,
    /// every kind of whitespace as one blank. For parsing, never for storing.
    /// </summary>
    public static string Fold(string text)
    {
        var changed = false;
        foreach (var c in text)
        {
            var folded = FoldTable.Of(c);
            if (folded == FoldTable.Unknown)
                return FoldWhole(text);
            changed |= folded != c;
        }

        return !changed ? text : string.Create(text.Length, text, static (target, source) =>
        {
            for (var i = 0; i < target.Length; i++)
                target[i] = FoldTable.Of(source[i]);
        });
    }

    /// <summary>Folded, without any blank: the form in which labels are compared.</summary>
    public static string Squeeze(string text)
    {
        var kept = 0;
        var changed = false;
        foreach (var c in text)
        {
            var folded = FoldTable.Of(c);
            if (folded == FoldTable.Unknown)
                return FoldWhole(text).Replace(" ", "", StringComparison.Ordinal);
            changed |= folded != c;
            if (folded != ' ')
                kept++;
        }

        return !changed && kept == text.Length ? text : string.Create(kept, text, static (target, source) =>
        {
            var at = 0;
            foreach (var c in source)
            {
                if (FoldTable.Of(c) is var folded and not ' ')
                    target[at++] = folded;
            }
        });
    }

    /// <summary>
    /// Text as stored: line wraps and layout blanks removed, characters as printed. A blank stays between two Latin letters only,
    /// because Chinese is set without blanks and those in forms come from layout.
    /// </summary>
    public static string? Unwrap(string text)
    {
        if (text.Length > 0 && !HasLayout(text))
            return text;
        var builder = new StringBuilder(text.Length);
        var pending = false;
        foreach (var c in text)
        {
            if (IsLayout(c))
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
    public static bool IsBlank(string text) =>
        string.IsNullOrEmpty(text)
        || (IsLayout(text[0]) && (string.IsNullOrWhiteSpace(text) || text.AsSpan().Trim("\u200B\uFEFF \u3000\u00A0\r\n\t").IsEmpty));

    private static bool IsLayout(char c) => c is not (>= '\u4E00' and <= '\u9FFF') && (char.IsWhiteSpace(c) || c is '\u200B' or '\uFEFF');

    private static bool HasLayout(string text)
    {
        foreach (var c in text)
        {
            if (IsLayout(c))
                return true;
        }

        return false;
    }

    private static string FoldWhole(string text)
    {
        var folded = CompatibilityForm.Of(SetMarksApart(text));
        StringBuilder? changed = null;
        for (var i = 0; i < folded.Length; i++)
        {
            if (FoldTable.Unify(folded[i]) is var unified && unified != folded[i])
                (changed ??= new StringBuilder(folded))[i] = unified;
        }

        return changed?.ToString() ?? folded;
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
