namespace PerfEval.SampleGenerator.Printers;

/// <summary>One page, as wide as A4, with everything in its place; millimetres from the upper left corner, y of a text is its baseline.</summary>
public sealed record SetPage
{
    public const double Width = 210;

    public double Height { get; init; } = 297;

    public IList<(string Text, double X, double Y, double Size)> Texts { get; } = [];

    public IList<(double X1, double Y1, double X2, double Y2)> Lines { get; } = [];
}
