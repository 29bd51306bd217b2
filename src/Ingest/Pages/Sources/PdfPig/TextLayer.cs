using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>Whether the text that a page states can be believed, or the page has to be recognised from its picture.</summary>
internal static class TextLayer
{
    /// <summary>Share of characters without a meaning (the font has no ToUnicode) beyond which all are in doubt.</summary>
    private const double MaxUnknown = 0.05;

    /// <summary>No Chinese text consists of one character to such a share; a font without the glyphs does.</summary>
    private const double MaxOneCharacter = 0.3;

    private const int EnoughCharacters = 20;

    /// <summary>Visible characters that a page of pictures may carry besides, such as a page number.</summary>
    public const int FewCharacters = 30;

    /// <summary>The reason in Chinese, null where the text layer is good.</summary>
    public static string? WhyNot(PageModel page)
    {
        var (count, unknown) = (0, 0);
        var chinese = new Dictionary<string, int>();
        foreach (var glyph in page.Glyphs)
        {
            if (!glyph.Visible || string.IsNullOrWhiteSpace(glyph.Text))
            {
                continue;
            }

            count++;
            unknown += glyph.Text[0] == '\uFFFD' ? 1 : 0;
            if (glyph.Text[0] is >= '\u4E00' and <= '\u9FFF')
            {
                chinese[glyph.Text] = chinese.GetValueOrDefault(glyph.Text) + 1;
            }
        }

        var total = chinese.Values.Sum();
        return page.PictureShare > 0.5 && count <= FewCharacters ? "扫描页"
            : unknown > MaxUnknown * count ? "字体没有文字对应表"
            : total >= EnoughCharacters && chinese.Values.Max() > MaxOneCharacter * total ? "字体缺字，文字层不可信"
            : null;
    }
}
