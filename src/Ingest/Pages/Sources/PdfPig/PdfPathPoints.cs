using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Pages.Sources.PdfPig;

/// <summary>The path that is being drawn: how it is painted is said only after its last point.</summary>
/// <param name="limit">Steps beyond this are left out.</param>
internal sealed class PdfPathPoints(int limit)
{
    private readonly List<(Step Step, double X, double Y)> _steps = [];

    private enum Step
    {
        Move,
        Line,
        Curve,
        Close,
    }

    public void MoveTo(double x, double y) => Add(Step.Move, x, y);

    public void LineTo(double x, double y) => Add(Step.Line, x, y);

    public void CurveTo() => Add(Step.Curve, 0, 0);

    public void Close() => Add(Step.Close, 0, 0);

    public void Clear() => _steps.Clear();

    /// <summary>Its curves are not kept: it may reach further than its ends.</summary>
    public bool IsCurved => _steps.Exists(step => step.Step == Step.Curve);

    /// <summary>What the ends of its steps span; null where there are none.</summary>
    public Box? Bounds(Affine transform)
    {
        var (x0, y0, x1, y1) = (double.MaxValue, double.MaxValue, double.MinValue, double.MinValue);
        foreach (var (step, x, y) in _steps)
        {
            if (step is Step.Move or Step.Line)
            {
                var (px, py) = transform.Apply(x, y);
                (x0, y0, x1, y1) = (Math.Min(x0, px), Math.Min(y0, py), Math.Max(x1, px), Math.Max(y1, py));
            }
        }

        return x0 <= x1 ? new Box(x0, y0, x1, y1) : null;
    }

    public void Replay(PathShapes shapes)
    {
        foreach (var (step, x, y) in _steps)
        {
            switch (step)
            {
                case Step.Move:
                    shapes.MoveTo(x, y);
                    break;
                case Step.Line:
                    shapes.LineTo(x, y);
                    break;
                case Step.Curve:
                    shapes.CurveTo();
                    break;
                default:
                    shapes.Close();
                    break;
            }
        }
    }

    private void Add(Step step, double x, double y)
    {
        // One more than the shapes take, so that they see that it is too much. A path of many parts is no table either.
        if (_steps.Count <= 10 * limit)
        {
            _steps.Add((step, x, y));
        }
    }
}
