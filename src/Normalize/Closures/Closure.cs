
namespace PerfEval.Normalize.Closures;

/// <summary>勾稽: an equation of a report as it came out.</summary>
/// <param name="Relation">One of <see cref="ClosureRelation"/>.</param>
/// <param name="Expected">The printed whole, rate or score, or what the rules fix.</param>
/// <param name="Actual">What the other numbers come to.</param>
/// <param name="Holds">Null where it is not decidable.</param>
/// <param name="Reason">Why it is not, or why it says little; one of <see cref="ClosureReason"/>, else null.</param>
public sealed record Closure(
    string FormKey, int? TableNo, string Relation, decimal Expected, decimal Actual, decimal Tolerance, bool? Holds, string? Reason,
    IReadOnlyList<ClosureTerm> Terms);
