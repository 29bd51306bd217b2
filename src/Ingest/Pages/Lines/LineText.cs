using System.Text;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Lines;

/// <summary>Writes the glyphs of a line as text: printed spaces are kept, and a gap that only a space can have left becomes one.</summary>
internal static class LineText
{
    public static string Of(List<Glyph> glyphs)
    {
        var usual = UsualGap(glyphs);
        var text = new StringBuilder();
        for (var i = 0; i < glyphs.Count; i++)
        {
            if (i > 0 && IsGap(glyphs[i - 1], glyphs[i], usual))
            {
                text.Append(' ');
            }

            text.Append(glyphs[i].Text);
        }

        return text.ToString();
    }

    /// <summary>
    /// Letters and figures set a full width apart (GBK fonts) are no words of one letter: what counts is a gap beyond the usual one.
    /// </summary>
    private static double UsualGap(List<Glyph> glyphs)
    {
        var gaps = new List<double>();
        for (var i = 1; i < glyphs.Count; i++)
        {
            if (IsNarrow(glyphs[i - 1]) && IsNarrow(glyphs[i]))
            {
                gaps.Add(Math.Max(0, Distance(glyphs[i - 1], glyphs[i])));
            }
        }

        gaps.Sort();
        return gaps.Count == 0 ? 0 : gaps[gaps.Count / 2];
    }

    private static bool IsGap(Glyph left, Glyph right, double usual)
    {
        if (left.Text == " " || right.Text == " ")
        {
            return false;
        }

        var size = Math.Max(left.Size, right.Size);
        var letters = IsLetter(left) && IsLetter(right);
        return Distance(left, right) > (letters ? Math.Max(0.25 * size, (1.3 * usual) + (0.1 * size)) : 0.8 * size);
    }

    private static double Distance(Glyph left, Glyph right) => right.X - left.X - left.Advance;

    private static bool IsNarrow(Glyph glyph) => glyph.Text[0] < 0x2E80;

    private static bool IsLetter(Glyph glyph) => char.IsAsciiLetter(glyph.Text[0]);
}
