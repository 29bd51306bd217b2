namespace PerfEval.Normalize.Recognition;

/// <summary>勾稽: a sum that the form itself carries, and whether it holds within 0.01.</summary>
/// <param name="Relation">One of <see cref="ClosureRelation"/>.</param>
public sealed record Closure(string FormKey, int? TableNo, string Relation, decimal Expected, decimal Actual, bool Holds);
