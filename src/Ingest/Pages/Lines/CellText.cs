using System.Text;

namespace PerfEval.Ingest.Pages.Lines;

/// <summary>Joins the lines of a cell: a line that had no room for what follows was wrapped, any other ended by intent.</summary>
internal static class CellText
{
    private const string ClosingMarks = "）)】〕》〉」』”’、，。；：！？,;:!?%％";

    /// <param name="room">Width that text has in the cell, in points.</param>
    public static string Of(IReadOnlyList<TextLine> lines, double room)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            if (i > 0)
            {
                text.Append(Between(lines[i - 1], lines[i], room));
            }

            text.Append(lines[i].Text);
        }

        return text.ToString();
    }

    /// <summary>What stands between two lines in the text: nothing, a space between words, or a line break.</summary>
    public static string Between(TextLine line, TextLine next, double room) =>
        !IsFull(line, next, room) ? "\n"
        : char.IsAsciiLetter(line.Text.TrimEnd()[^1]) && char.IsAsciiLetter(next.Text.TrimStart()[0]) ? " "
        : "";

    /// <summary>Whether the first piece of the next line would not have fitted behind this one.</summary>
    public static bool IsFull(TextLine line, TextLine next, double room) => line.Width + FirstPiece(next) > room + 0.5;

    public static bool StartsInside(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.Length > 0 && ClosingMarks.Contains(start[0], StringComparison.Ordinal);
    }

    public static bool HasOpenBracket(string text) =>
        text.Count(c => c is '（' or '(' or '《' or '“') > text.Count(c => c is '）' or ')' or '》' or '”');

    public static bool StartsWithBracket(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start.Length > 0 && start[0] is '（' or '(' or '〔' or '[' or '【';
    }

    /// <summary>
    /// Width of what cannot be broken at the start of a line: one Chinese character with the marks that may not open a line, or one
    /// word or number.
    /// </summary>
    private static double FirstPiece(TextLine line)
    {
        var (start, end, width) = (double.NaN, 0.0, 0.0);
        var ascii = false;
        foreach (var glyph in line.Glyphs)
        {
            if (string.IsNullOrWhiteSpace(glyph.Text))
            {
                if (double.IsNaN(start))
                {
                    continue;
                }

                break;
            }

            var c = glyph.Text[0];
            if (double.IsNaN(start))
            {
                start = glyph.X;
                ascii = c < 0x80;
            }
            else if (!(ascii && c < 0x80) && !ClosingMarks.Contains(c, StringComparison.Ordinal))
            {
                break;
            }

            end = glyph.X + glyph.Advance;
            width = end - start;
        }

        return width;
    }
}
