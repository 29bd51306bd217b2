namespace PerfEval.Ingest.Pages.Model;

/// <summary>Turns one painted path into ruling lines: its straight strokes, or the long axis of each thin filled rectangle.</summary>
internal sealed class PathShapes(List<RulingLine> lines, int limit)
{
    /// <summary>Thicker than this a stroke or rectangle is shading, not a rule.</summary>
    private const double MaxThickness = 3.2;

    /// <summary>A line may lean by this much, in points over its whole length.</summary>
    private const double Lean = 1;

    private readonly List<(double X, double Y)> _points = [];
    private Affine _transform;
    private bool _fill;
    private bool _painted;
    private bool _curved;

    /// <summary>Lines beyond the limit were left out.</summary>
    public bool Overflowed { get; private set; }

    public void Begin(Affine transform, bool fill, bool white, double lineWidth)
    {
        _transform = transform;
        _fill = fill;
        _painted = !white && (fill || lineWidth * transform.Scale <= MaxThickness);
        _points.Clear();
        _curved = false;
    }

    public void MoveTo(double x, double y)
    {
        EndPart(closed: _fill);
        _points.Add(_transform.Apply(x, y));
    }

    public void LineTo(double x, double y)
    {
        if (_points.Count > limit)
        {
            Overflowed = true;
            return;
        }

        _points.Add(_transform.Apply(x, y));
    }

    public void CurveTo() => _curved = true;

    public void Close() => EndPart(closed: true);

    public void End() => EndPart(closed: _fill);

    private void EndPart(bool closed)
    {
        if (_painted && !_curved && _points.Count > 1)
        {
            if (_fill)
            {
                AddFilled();
            }
            else
            {
                AddStroked(closed);
            }
        }

        _points.Clear();
        _curved = false;
    }

    private void AddFilled()
    {
        var (x0, y0, x1, y1) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (x, y) in _points)
        {
            (x0, y0, x1, y1) = (Math.Min(x0, x), Math.Min(y0, y), Math.Max(x1, x), Math.Max(y1, y));
        }

        // A triangle or letter shape that happens to be thin in one direction still passes: it does no harm as a rule.
        var (width, height) = (x1 - x0, y1 - y0);
        if (height <= MaxThickness && width > height)
        {
            Add(x0, (y0 + y1) / 2, x1, (y0 + y1) / 2);
        }
        else if (width <= MaxThickness && height > width)
        {
            Add((x0 + x1) / 2, y0, (x0 + x1) / 2, y1);
        }
    }

    private void AddStroked(bool closed)
    {
        for (var i = 1; i < _points.Count; i++)
        {
            Add(_points[i - 1].X, _points[i - 1].Y, _points[i].X, _points[i].Y);
        }

        if (closed && _points.Count > 2)
        {
            Add(_points[^1].X, _points[^1].Y, _points[0].X, _points[0].Y);
        }
    }

    private void Add(double x0, double y0, double x1, double y1)
    {
        if (Math.Abs(x1 - x0) > Lean && Math.Abs(y1 - y0) > Lean)
        {
            return;
        }

        if (lines.Count >= limit)
        {
            Overflowed = true;
            return;
        }

        lines.Add(new RulingLine(x0, y0, x1, y1));
    }
}
