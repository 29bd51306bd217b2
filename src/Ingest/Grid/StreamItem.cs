namespace PerfEval.Ingest.Grid;

/// <summary>Where the text of a cell begins and ends in its row, in points.</summary>
internal readonly record struct StreamItem(double X0, double X1)
{
    public double Middle => (X0 + X1) / 2;
}
