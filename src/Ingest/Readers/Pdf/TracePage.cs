using PerfEval.Ingest.Pages;

namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>Gathers what the trace says of one page.</summary>
internal sealed class TracePage
{
    private readonly List<Glyph> _glyphs = [];
    private readonly List<RulingLine> _lines = [];
    private readonly int _maxChars;
    private (double X, double Y) _origin;
    private double _width;
    private double _height;
    private double _pictures;
    private Affine _text;
    private Affine _span;
    private string _font = "";
    private bool _vertical;
    private bool _visible;

    public TracePage(ReaderLimits limits)
    {
        _maxChars = limits.MaxPageMarks;
        Shapes = new PathShapes(_lines, limits.MaxPageLines);
    }

    public PathShapes Shapes { get; }

    public bool InPath { get; set; }

    public int Number { get; private set; }

    public int Dropped { get; private set; }

    public void Begin(int number, double[] box)
    {
        Number = number;
        if (box.Length >= 4)
        {
            _origin = (Math.Min(box[0], box[2]), Math.Min(box[1], box[3]));
            _width = Math.Abs(box[2] - box[0]);
            _height = Math.Abs(box[3] - box[1]);
        }
    }

    public void BeginText(Affine transform, bool visible)
    {
        _text = transform;
        _visible = visible;
    }

    public void BeginSpan(string font, Affine span, bool vertical)
    {
        _font = font;
        _span = span;
        _vertical = vertical;
    }

    /// <exception cref="ReadingStoppedException">The page alone has more than a document may have.</exception>
    public void AddGlyph(string text, double x, double y, double advance)
    {
        if (text.Length == 0 || char.IsControl(text[0]))
        {
            Dropped += text.Length == 0 ? 0 : 1;
            return;
        }

        if (_glyphs.Count >= _maxChars)
        {
            throw new ReadingStoppedException(Rejections.TooManyMarks(_maxChars));
        }

        var start = _text.Apply(x, y);
        var along = _vertical ? _text.Turn(_span.C, _span.D) : _text.Turn(_span.A, _span.B);
        var size = _text.Scale * _span.Scale;

        // Vertical writing runs against the glyph's own upward direction; its column is read as horizontal characters below each other.
        var rotation = _vertical ? 0 : Quarter(along.X, along.Y);
        var length = _vertical ? size : Math.Abs(advance) * Math.Sqrt((along.X * along.X) + (along.Y * along.Y));

        _glyphs.Add(new Glyph(text == "\u22EF" ? "…" : text, start.X - _origin.X, start.Y - _origin.Y, length, size, _font, rotation, _visible));
    }

    public void AddPicture(Affine transform) => _pictures += transform.Scale * transform.Scale;

    public PageModel Build() => new(Number, _width, _height, _glyphs, _lines)
    {
        PictureShare = _width * _height > 0 ? Math.Min(1, _pictures / (_width * _height)) : 0,
    };

    private static int Quarter(double x, double y) =>
        Math.Abs(x) >= Math.Abs(y) ? (x >= 0 ? 0 : 180) : (y >= 0 ? 90 : 270);
}
