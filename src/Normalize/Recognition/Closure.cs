namespace PerfEval.Normalize.Recognition;

/// <summary>勾稽: a sum that the form itself carries, and whether it holds within 0.01.</summary>
/// <param name="Relation">e.g. funding_parts.initial, weights_100, basic_plus_project, three_public_parts.final.</param>
public sealed record Closure(string FormKey, int? TableNo, string Relation, decimal Expected, decimal Actual, bool Holds);
