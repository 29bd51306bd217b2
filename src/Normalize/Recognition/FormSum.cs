using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Recognition;

/// <summary>A sum that a form states about itself, with the figures it is made of.</summary>
/// <param name="Total">The printed whole; null where the form's rules fix it (weights sum to 100).</param>
/// <param name="Fixed">The whole where <see cref="Total"/> is null.</param>
/// <param name="Parts">Figures with a value.</param>
internal sealed record FormSum(string FormKey, string Relation, Figure? Total, decimal Fixed, IReadOnlyList<Figure> Parts)
{
    private const decimal Tolerance = 0.01m;

    public decimal Expected => Total?.Value ?? Fixed;

    public decimal Actual => Parts.Sum(p => p.Value!.Value);

    public bool Holds => Math.Abs(Expected - Actual) <= Tolerance;

    public IEnumerable<Figure> Figures => Total is null ? Parts : Parts.Append(Total);

    /// <summary>The value of one figure at which the sum holds exactly.</summary>
    public decimal Closing(Figure figure) => ReferenceEquals(figure, Total) ? Actual : Expected - (Actual - figure.Value!.Value);

    public Closure ToClosure() => new(FormKey, (Total ?? Parts[0]).Place.TableNo, Relation, Expected, Actual, Holds);
}
