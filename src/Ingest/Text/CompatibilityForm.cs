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

    /// <exception cref="ArgumentException">The text holds half a surrogate pair.</exception>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
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
            marks = CharUnicodeInfo.GetUnicodeCategory(text, i) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            i += char.IsSurrogatePair(text, i) ? 2 : 1;
            if (marks == MostMarks)
            {
                return i;
            }
        }

        return text.Length;
    }
}
