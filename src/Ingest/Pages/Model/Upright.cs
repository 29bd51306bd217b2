using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Pages.Model;

/// <summary>
/// A page turned so that most of its text reads to the right. Everything in Grid works in these coordinates; boxes go back to
/// the page as displayed by <see cref="ToPage"/>.
/// </summary>
internal sealed class Upright
{
    private readonly int _turn;
    private readonly double _pageWidth;
    private readonly double _pageHeight;

    private Upright(PageModel page, int turn)
    {
        _turn = turn;
        _pageWidth = page.Width;
        _pageHeight = page.Height;
        Number = page.Number;
        IsRecognised = page.IsRecognised;
        (Width, Height) = turn is 90 or 270 ? (page.Height, page.Width) : (page.Width, page.Height);
        Glyphs = [.. page.Glyphs.Where(glyph => glyph.Visible && Inside(page, glyph)).Select(Turn)];
        Lines = turn == 0 ? page.Lines : [.. page.Lines.Select(Turn)];
    }

    public int Number { get; }

    /// <summary>Read from a picture.</summary>
    public bool IsRecognised { get; }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<Glyph> Glyphs { get; }

    public IReadOnlyList<RulingLine> Lines { get; }

    public static Upright Of(PageModel page)
    {
        var votes = new int[4];
        foreach (var glyph in page.Glyphs)
        {
            votes[(glyph.Rotation / 90) & 3] += glyph.Visible && !string.IsNullOrWhiteSpace(glyph.Text) ? 1 : 0;
        }

        return new Upright(page, Array.IndexOf(votes, votes.Max()) * 90);
    }

    /// <summary>A box of the turned page on the page as displayed.</summary>
    public Box ToPage(Box box) => _turn switch
    {
        90 => new Box(_pageWidth - box.Y1, box.X0, _pageWidth - box.Y0, box.X1),
        180 => new Box(_pageWidth - box.X1, _pageHeight - box.Y1, _pageWidth - box.X0, _pageHeight - box.Y0),
        270 => new Box(box.Y0, _pageHeight - box.X1, box.Y1, _pageHeight - box.X0),
        _ => box,
    };

    private static bool Inside(PageModel page, Glyph glyph) =>
        glyph.X > -glyph.Size && glyph.Y > -glyph.Size && glyph.X < page.Width + glyph.Size && glyph.Y < page.Height + glyph.Size;

    private (double X, double Y) Turn(double x, double y) => _turn switch
    {
        90 => (y, _pageWidth - x),
        180 => (_pageWidth - x, _pageHeight - y),
        270 => (_pageHeight - y, x),
        _ => (x, y),
    };

    private Glyph Turn(Glyph glyph)
    {
        var (x, y) = Turn(glyph.X, glyph.Y);
        return glyph with { X = x, Y = y, Rotation = (glyph.Rotation - _turn + 360) % 360 };
    }

    private RulingLine Turn(RulingLine line)
    {
        var (x0, y0) = Turn(line.X0, line.Y0);
        var (x1, y1) = Turn(line.X1, line.Y1);
        return new RulingLine(x0, y0, x1, y1);
    }
}
