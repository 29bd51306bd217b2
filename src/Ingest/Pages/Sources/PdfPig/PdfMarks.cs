using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;
using UglyToad.PdfPig.Content;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>Gathers what is painted on one page.</summary>
/// <param name="display">From PdfPig's coordinates of the page (origin bottom left, rotated) to the page as displayed, in points.</param>
internal sealed class PdfMarks
{
    /// <summary>Points; nobody reads smaller letters.</summary>
    private const double LeastSize = 1;

    /// <summary>Tangent of the angle, about 5 degrees.</summary>
    private const double Slant = 0.09;

    private readonly PdfReading _reading;
    private readonly Affine _display;
    private readonly List<Glyph> _glyphs = [];
    private readonly List<RulingLine> _lines = [];
    private readonly List<PlacedImage> _images = [];
    private readonly PathShapes _shapes;
    private readonly List<Glyph> _slanted = [];
    private readonly WhiteText _white;
    private double _pictures;
    private int _dropped;

    public PdfMarks(PdfReading reading, Affine display)
    {
        (_reading, _display) = (reading, display);
        _shapes = new PathShapes(_lines, reading.Limits.MaxPageLines);
        _white = new WhiteText(reading.Limits.MaxPageLines);
    }

    public Unseen Unseen { get; } = new();

    /// <param name="place">From the character's own square (1 is the font size) to PdfPig's page.</param>
    /// <param name="width">Of the character, 1 is the font size.</param>
    /// <exception cref="ReadingStoppedException">More characters than a document may have.</exception>
    public void AddGlyph(string text, Affine place, double width, bool vertical, string font, PdfInk ink)
    {
        if (text.Length == 0 || char.IsControl(text[0]))
        {
            _dropped += text.Length == 0 ? 0 : 1;
            return;
        }

        if (++_reading.Marks > _reading.Limits.MaxPageMarks)
        {
            throw new ReadingStoppedException(Rejections.TooManyMarks(_reading.Limits.MaxPageMarks));
        }

        var shown = place.Then(_display);
        var along = shown.Turn(1, 0);
        // A column of vertical writing is read as horizontal characters below each other.
        var rotation = vertical ? 0
            : Math.Abs(along.X) >= Math.Abs(along.Y) ? (along.X >= 0 ? 0 : 180)
            : along.Y >= 0 ? 90 : 270;
        var advance = vertical ? shown.Scale : Math.Abs(width) * Math.Sqrt((along.X * along.X) + (along.Y * along.Y));
        var glyph = new Glyph(Shown(text), shown.E, shown.F, advance, shown.Scale, font, rotation, ink != PdfInk.None);
        if (ink == PdfInk.Faint || (glyph.Visible && glyph.Size < LeastSize))
        {
            Unseen.AddHidden(text);
        }
        else if (ink == PdfInk.White)
        {
            _white.Add(glyph);
        }
        else
        {
            (glyph.Visible && !vertical && IsSlanted(along) ? _slanted : _glyphs).Add(glyph);
        }
    }

    /// <param name="lineWidth">In the units of the transformation.</param>
    public void AddPath(PdfPathPoints path, Affine transform, bool fill, bool white, double lineWidth)
    {
        var before = _lines.Count;
        _shapes.Begin(_display, fill, white, lineWidth * transform.Scale);
        path.Replay(_shapes);
        if (fill && !white && path.Bounds(_display) is { } bounds)
        {
            _white.AddBack(bounds);
        }

        _shapes.End();
        _reading.Marks += _lines.Count - before;
        if (_reading.Marks > _reading.Limits.MaxPageMarks)
        {
            throw new ReadingStoppedException(Rejections.TooManyMarks(_reading.Limits.MaxPageMarks));
        }
    }

    public void AddImage(Func<IPdfImage> load, Affine transform, byte ink)
    {
        var place = transform.Then(_display);
        _pictures += place.Scale * place.Scale;
        if (_images.Count < _reading.Limits.MaxPageLines)
        {
            _images.Add(new PlacedImage(load, place, ink));
            var corners = new[] { place.Apply(0, 0), place.Apply(1, 0), place.Apply(0, 1), place.Apply(1, 1) };
            _white.AddBack(
                new Box(corners.Min(corner => corner.X), corners.Min(corner => corner.Y), corners.Max(corner => corner.X), corners.Max(corner => corner.Y)));
        }
    }

    public PdfPage Build(int number, double width, double height)
    {
        Settle();
        return new PdfPage(
            new PageModel(number, width, height, _glyphs, _lines) { PictureShare = width * height > 0 ? Math.Min(1, _pictures / (width * height)) : 0 },
            _images,
            _shapes.Overflowed,
            _dropped,
            Unseen);
    }

    /// <summary>What stands white on nothing does not show; what leans is a watermark, unless the page leans as a whole.</summary>
    private void Settle()
    {
        _white.Settle(_glyphs, Unseen);
        if (_slanted.Count > _glyphs.Count)
        {
            _glyphs.AddRange(_slanted);
            return;
        }

        foreach (var glyph in _slanted)
        {
            Unseen.AddWatermark(glyph.Text);
        }
    }

    /// <summary>A page that lies crooked by less was scanned so.</summary>
    private static bool IsSlanted((double X, double Y) along) =>
        Math.Min(Math.Abs(along.X), Math.Abs(along.Y)) > Slant * Math.Max(Math.Abs(along.X), Math.Abs(along.Y));

    // A hyphen that is painted is no soft one, whatever its font calls it: it may be a minus.
    private static string Shown(string text) => text switch { "\u22EF" => "…", "\u00AD" => "-", _ => text };
}
