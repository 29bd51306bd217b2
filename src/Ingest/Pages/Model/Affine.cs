namespace PerfEval.Ingest.Pages.Model;

/// <summary>A transformation x' = a·x + c·y + e, y' = b·x + d·y + f, as PDF writes it.</summary>
internal readonly record struct Affine(double A, double B, double C, double D, double E, double F)
{
    public static Affine Identity { get; } = new(1, 0, 0, 1, 0, 0);

    /// <summary>Length by which an area of one is scaled in one direction.</summary>
    public double Scale => Math.Sqrt(Math.Abs((A * D) - (B * C)));

    public (double X, double Y) Apply(double x, double y) => ((A * x) + (C * y) + E, (B * x) + (D * y) + F);

    /// <summary>As <see cref="Apply"/> for a direction: without the shift.</summary>
    public (double X, double Y) Turn(double x, double y) => ((A * x) + (C * y), (B * x) + (D * y));

    /// <summary>First this one, then the other.</summary>
    public Affine Then(Affine next) => new(
        (next.A * A) + (next.C * B),
        (next.B * A) + (next.D * B),
        (next.A * C) + (next.C * D),
        (next.B * C) + (next.D * D),
        (next.A * E) + (next.C * F) + next.E,
        (next.B * E) + (next.D * F) + next.F);
}
