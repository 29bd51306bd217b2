namespace PerfEval.SampleGenerator.Printers;

/// <summary>One page with everything in its place; millimetres from the upper left corner, y of a text is its baseline.</summary>
internal sealed record SetPage
{
    public List<(string Text, double X, double Y, double Size)> Texts { get; } = [];

    public List<(double X1, double Y1, double X2, double Y2)> Lines { get; } = [];
}
