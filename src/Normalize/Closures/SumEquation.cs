using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Closures;

/// <summary>Parts that sum to a whole.</summary>
/// <param name="whole">The printed whole; null where the form's rules fix it (weights sum to 100).</param>
/// <param name="sum">The whole where <paramref name="whole"/> is null.</param>
/// <param name="parts">At least one.</param>
internal sealed class SumEquation(string relation, Term? whole, decimal sum, IReadOnlyList<Term> parts)
    : Equation(relation, whole is null ? parts : [whole, .. parts])
{
    /// <summary>Rounding of sums printed with two decimals.</summary>
    public const decimal Hundredth = 0.01m;

    public override decimal Expected => whole?.Value ?? sum;

    public override decimal Actual { get; } = parts.Sum(p => p.Value);

    public override decimal Tolerance => Within;

    public decimal Within { get; init; } = Hundredth;

    /// <summary>Its sides are printed in different forms, so that also one part alone says something of its whole.</summary>
    public bool IsAcross { get; init; }

    public override bool IsTelling => Expected == Actual && Expected != 0 && (IsAcross || parts.Count(p => p.Value != 0) > 1);

    public IEnumerable<Figure> Figures => (whole is null ? parts : parts.Append(whole)).Select(t => t.Figure);

    // It holds exactly: no other digit would do, and every change by more than the tolerance breaks it.
    public override bool Tells(Term term, Neighbours neighbours) =>
        !neighbours.HasOther(term.Figure, (term.Value - Tolerance) / term.Scale, (term.Value + Tolerance) / term.Scale);

    public override decimal? Closing(Term term) => ReferenceEquals(term, whole) ? Actual : Expected - (Actual - term.Value);
}
