using System.Globalization;
using System.Text;

namespace PerfEval.Normalize.Values;

/// <summary>
/// Folding of characters one by one. Reports hold little besides characters that fold to one character whatever stands beside them;
/// asking ICU about every text costs many times as much as looking them up.
/// </summary>
internal static class FoldTable
{
    /// <summary>Stands for a character that takes its whole text to ICU: it becomes several, or joins with its neighbours.</summary>
    public const char Unknown = '\uFFFF';

    // No combining marks, no jamo, no circled or raised figures: these depend on what they follow, or become several characters.
    private static readonly (char From, char To)[] s_ranges =
    [
        ('\u0080', '\u02FF'), ('\u0370',
            '\u052F'), ('\u2000', '\u206F'), ('\u2100', '\u23FF'), ('\u2500', '\u27BF'), ('\u3000', '\u312F'), ('\uFF01', '\uFF60'),
        ('\uFFE0', '\uFFE6'),
    ];

    private static readonly char[] s_folded = Build();

    /// <summary>The character in the spelling of <see cref="PlainText.Fold"/>, or <see cref="Unknown"/>.</summary>
    public static char Of(char c) => c is >= '\u4E00' and <= '\u9FFF' ? c : s_folded[c];

    /// <summary>Variants that NFKC keeps apart: signs of inequality, ellipses, dashes, and every kind of whitespace.</summary>
    public static char Unify(char c) => c switch
    {
        '≧' or '⩾' => '≥',
        '≦' or '⩽' => '≤',
        '⋯' => '…',
        '−' or '﹣' or '–' or '‒' => '-',
        '\u200B' or '\uFEFF' => ' ',
        _ when char.IsWhiteSpace(c) => ' ',
        _ => c,
    };

    private static char[] Build()
    {
        var folded = new char[char.MaxValue + 1];
        Array.Fill(folded, Unknown);
        // NFKC leaves ASCII and the ideographs (the unified ones are not even looked up) as they are.
        for (var c = '\0'; c < '\u0080'; c++)
            folded[c] = Unify(c);
        for (var c = '\u3400'; c <= '\u4DBF'; c++)
            folded[c] = c;
        foreach (var (from, to) in s_ranges)
        {
            for (var c = from; c <= to; c++)
            {
                if (c is not ('¹' or '²' or '³') && c.ToString().Normalize(NormalizationForm.FormKC) is [var one] && !IsMark(c) && !IsMark(one))
                    folded[c] = Unify(one);
            }
        }

        return folded;
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
