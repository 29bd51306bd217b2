using System.Buffers;
using System.Text;

namespace PerfEval.Ingest.Text;

/// <summary>
/// Characters without ink that copying from other programs leaves in a text: zero widths, soft hyphens, marks of direction, variants of a
/// glyph. A name that holds one is another name to every comparison, and a number none at all.
/// </summary>
public static class InvisibleCharacters
{
    private const char SoftHyphen = '\u00AD';
    private const char RightToLeftOverride = '\u202E';

    private static readonly SearchValues<char> s_all = SearchValues.Create(
        "\u00AD\u034F\u061C\u115F\u1160\u180E\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2061\u2062\u2063\u2064\u2065\u2066\u2067\u2068\u2069\u206A\u206B\u206C\u206D\u206E\u206F"
        + "\u2800\u3164\uFE00\uFE01\uFE02\uFE03\uFE04\uFE05\uFE06\uFE07\uFE08\uFE09\uFE0A\uFE0B\uFE0C\uFE0D\uFE0E\uFE0F\uFEFF\uFFA0");

    /// <summary>
    /// The text as it shows: invisible characters out, fillers as blanks, and what an override of direction turns round in the order in which it
    /// is seen.
    /// </summary>
    /// <param name="removed">Characters that were taken out or replaced.</param>
    public static string Remove(string text, out int removed)
    {
        ArgumentNullException.ThrowIfNull(text);
        removed = 0;
        if (!text.AsSpan().ContainsAny(s_all))
        {
            return text;
        }

        var seen = text.Contains(RightToLeftOverride, StringComparison.Ordinal) ? Turned(text) : text;
        var kept = new StringBuilder(seen.Length);
        for (var i = 0; i < seen.Length; i++)
        {
            if (!s_all.Contains(seen[i]) || (seen[i] == SoftHyphen && MayBeMinus(seen, i)))
            {
                kept.Append(seen[i]);
                continue;
            }

            removed++;
            if (seen[i] is '\u115F' or '\u1160' or '\u2800' or '\u3164' or '\uFFA0')
            {
                kept.Append(' ');
            }
        }

        return kept.ToString();
    }

    // Some programs print a soft hyphen wherever it stands: before a number it would be its sign, and nobody can tell.
    private static bool MayBeMinus(string text, int at) =>
        at + 1 < text.Length && char.IsDigit(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1]));

    private static string Turned(string text)
    {
        var turned = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            if (text[i] != RightToLeftOverride)
            {
                turned.Append(text[i++]);
                continue;
            }

            var end = text.AsSpan(i).IndexOfAny('\u202C', '\n') is var length and >= 0 ? i + length : text.Length;
            var run = text[(i + 1)..end].ToCharArray();
            Array.Reverse(run);
            // The mark itself is counted as taken out.
            turned.Append('\u202C').Append(run);
            i = end;
        }

        return turned.ToString();
    }
}
