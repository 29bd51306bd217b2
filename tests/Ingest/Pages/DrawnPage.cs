using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Tests.Pages;

/// <summary>Draws a page for a test: A4 in points, text in 10 points, rows of 20 points.</summary>
public sealed class DrawnPage(int number = 1, double width = 595, double height = 842)
{
    private readonly List<Glyph> _glyphs = [];
    private readonly List<RulingLine> _lines = [];

    public PageModel Model => new(number, width, height, _glyphs, _lines);

    public static PageLayout Layout(params DrawnPage[] pages) =>
        PageTables.Layout([.. pages.Select(page => page.Model)], new ReaderLimits(), CancellationToken.None);

    public DrawnPage Text(double x, double baseline, string text)
    {
        foreach (var c in text)
        {
            var advance = c < 0x80 ? 5.0 : 10.0;
            _glyphs.Add(new Glyph(c.ToString(), x, baseline, advance, 10, "song", 0, Visible: true));
            x += advance;
        }

        return this;
    }

    public DrawnPage Line(double x0, double y0, double x1, double y1)
    {
        _lines.Add(new RulingLine(x0, y0, x1, y1));
        return this;
    }

    /// <summary>A box with its four sides, and text of one or more lines in its upper left corner.</summary>
    public DrawnPage Cell(double x0, double y0, double x1, double y1, string text = "")
    {
        Line(x0, y0, x1, y0).Line(x0, y1, x1, y1).Line(x0, y0, x0, y1).Line(x1, y0, x1, y1);
        var baseline = y0 + 14;
        foreach (var line in text.Split('\n'))
        {
            Text(x0 + 3, baseline, line);
            baseline += 13;
        }

        return this;
    }

    /// <summary>Text in the middle of a cell, as forms have it, with or without the frame around it.</summary>
    public DrawnPage Centred(Box cell, string text, bool ruled)
    {
        if (ruled)
        {
            Cell(cell.X0, cell.Y0, cell.X1, cell.Y1);
        }

        var lines = text.Length == 0 ? [] : text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var width = lines[i].Sum(c => c < 0x80 ? 5.0 : 10.0);
            Text(((cell.X0 + cell.X1) / 2) - (width / 2), ((cell.Y0 + cell.Y1) / 2) + 3.6 + (12 * (i - ((lines.Length - 1) / 2.0))), lines[i]);
        }

        return this;
    }

    /// <summary>Rows of boxes from the top; texts of a row are split by a bar.</summary>
    public DrawnPage Rows(double top, double[] xs, params string[] rows)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            var texts = rows[row].Split('|');
            for (var col = 0; col < texts.Length; col++)
            {
                Cell(xs[col], top + (20 * row), xs[col + 1], top + (20 * (row + 1)), texts[col]);
            }
        }

        return this;
    }

    /// <summary>The page as it looks when the paper is turned a quarter clockwise.</summary>
    public PageModel TurnedClockwise() => new(
        number,
        height,
        width,
        [.. _glyphs.Select(glyph => glyph with { X = height - glyph.Y, Y = glyph.X, Rotation = 90 })],
        [.. _lines.Select(line => new RulingLine(height - line.Y0, line.X0, height - line.Y1, line.X1))]);
}
