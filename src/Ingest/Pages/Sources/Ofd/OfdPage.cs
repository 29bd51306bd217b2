using PerfEval.Ingest.Containers.Zip;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.Ofd;

/// <summary>Gathers what is printed on one page, its templates included, in points from the upper left corner of its physical box.</summary>
internal sealed class OfdPage
{
    private const double PointsPerMillimetre = 72 / 25.4;

    private readonly List<RulingLine> _lines = [];
    private readonly PathShapes _shapes;
    private readonly double[] _box;
    private double _pictures;

    /// <param name="box">x, y, width and height in millimetres.</param>
    public OfdPage(double[] box, ReaderLimits limits)
    {
        _box = box;
        _shapes = new PathShapes(_lines, limits.MaxPageLines);
        White = new WhiteText(limits.MaxPageLines);
    }

    public List<Glyph> Glyphs { get; } = [];

    /// <summary>Text that is not taken for the page's content.</summary>
    public Unseen Unseen { get; } = new();

    /// <summary>Text in the colour of paper.</summary>
    public WhiteText White { get; }

    public int LineCount => _lines.Count;

    /// <summary>Lines beyond the limit were left out.</summary>
    public bool LinesOverflowed => _shapes.Overflowed;

    /// <summary>Texts without a place that can be understood.</summary>
    public int Unplaced { get; set; }

    /// <summary>Paths that end in something that is no path.</summary>
    public int BrokenPaths { get; private set; }

    /// <summary>Composite objects, which are not read.</summary>
    public int Composites { get; set; }

    public int MissingTemplates { get; set; }

    public int Pictures { get; private set; }

    /// <summary>From the coordinates inside an object to the page; null where the object's place is no place.</summary>
    public Affine? Transform(XmlParts xml)
    {
        var boundary = xml.Attribute("Boundary") is { } text ? OfdNumbers.Array(text, 4) : [0, 0, 0, 0];
        var matrix = xml.Attribute("CTM") is { } ctm ? OfdNumbers.Array(ctm, 6) : [1, 0, 0, 1, 0, 0];
        return boundary is null || matrix is null
            ? null
            : new Affine(
                matrix[0] * PointsPerMillimetre,
                matrix[1] * PointsPerMillimetre,
                matrix[2] * PointsPerMillimetre,
                matrix[3] * PointsPerMillimetre,
                (matrix[4] + boundary[0] - _box[0]) * PointsPerMillimetre,
                (matrix[5] + boundary[1] - _box[1]) * PointsPerMillimetre);
    }

    public void AddPath(string data, Affine transform, bool fill, bool white, double lineWidth)
    {
        _shapes.Begin(transform, fill, white, lineWidth);
        if (!OfdPath.Draw(data, _shapes))
        {
            BrokenPaths++;
        }

        _shapes.End();
    }

    /// <summary>Where the current object lies on the page; null where it does not say.</summary>
    public Box? BackOf(XmlParts xml) =>
        OfdNumbers.Array(xml.Attribute("Boundary"), 4) is [var x, var y, var width, var height]
            ? new Box(
                (x - _box[0]) * PointsPerMillimetre, (y - _box[1]) * PointsPerMillimetre,
                (x + width - _box[0]) * PointsPerMillimetre, (y + height - _box[1]) * PointsPerMillimetre)
            : null;

    public void AddPicture(XmlParts xml)
    {
        Pictures++;
        if (BackOf(xml) is { } back)
        {
            White.AddBack(back);
        }

        if (OfdNumbers.Array(xml.Attribute("Boundary"), 4) is { } boundary)
        {
            _pictures += Math.Max(0, boundary[2]) * Math.Max(0, boundary[3]);
        }
    }

    public PageModel Build(int number) =>
        new(number, _box[2] * PointsPerMillimetre, _box[3] * PointsPerMillimetre, Glyphs, _lines)
        {
            PictureShare = Math.Min(1, _pictures / (_box[2] * _box[3])),
        };
}
