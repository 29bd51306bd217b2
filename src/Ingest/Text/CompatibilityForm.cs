using System.Globalization;
using System.Text;

namespace PerfEval.Ingest.Text;

/// <summary>
/// NFKC of text that others wrote. Marks behind one letter are sorted by inserting each among those before it, which takes minutes for a
/// hundred thousand of them; behind as many as any script needs, the text is taken apart (UAX #15, stream-safe text format).
/// </summary>
public static class CompatibilityForm
{
    private const int MostMarks = 30;

    // .NET refuses a text with it, as one with half a surrogate pair.
    private const char NoCharacter = '\uFFFE';

    /// <summary>What is no character, half a surrogate pair and U+FFFE, stays where it is.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (NextBad(text, 0) is var bad && bad == text.Length)
        {
            return Folded(text);
        }

        var folded = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length; start = bad + 1, bad = NextBad(text, start))
        {
            folded.Append(Folded(text[start..bad])).Append(bad < text.Length ? text.AsSpan(bad, 1) : []);
        }

        return folded.ToString();
    }

    private static int NextBad(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            if (char.IsSurrogatePair(text, i))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]) || text[i] == NoCharacter)
            {
                return i;
            }
        }

        return text.Length;
    }

    private static string Folded(string text)
    {
        var cut = NextCut(text, 0);
        if (cut == text.Length)
        {
            return text.IsNormalized(NormalizationForm.FormKC) ? text : text.Normalize(NormalizationForm.FormKC);
        }

        var folded = new StringBuilder(text.Length);
        for (var start = 0; start < text.Length; start = cut, cut = NextCut(text, start))
        {
            folded.Append(text[start..cut].Normalize(NormalizationForm.FormKC));
        }

        return folded.ToString();
    }

    // Behind the last of as many marks as may stand together; the text's end where there are never more.
    private static int NextCut(string text, int start)
    {
        var marks = 0;
        for (var i = start; i < text.Length;)
        {
            marks = CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            i += char.IsSurrogatePair(text, i) ? 2 : 1;
            if (marks == MostMarks)
            {
                return i;
            }
        }

        return text.Length;
    }
}
