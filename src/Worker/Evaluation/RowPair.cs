namespace PerfEval.Worker.Evaluation;

/// <summary>An expected row and the found one that stands for it; either may be missing.</summary>
/// <param name="SameKey">Both are there under the same name; false when only their other values are alike.</param>
public sealed record RowPair(EvalRow? Expected, EvalRow? Found, bool SameKey);
