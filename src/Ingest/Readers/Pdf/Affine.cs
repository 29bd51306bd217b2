namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>A transformation x' = a·x + c·y + e, y' = b·x + d·y + f, as PDF writes it.</summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public static Affine Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Length by which an area of one is scaled in one direction.</summary>
    public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>As <see cref="Apply"/> for a direction: without the shift.</summary>
    public (double X, double Y) Turn(double x, double y) => ((A * x) + (C * y), (B * x) + (D * y));
}
