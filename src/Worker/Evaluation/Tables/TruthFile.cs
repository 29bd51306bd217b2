namespace PerfEval.Worker.Evaluation.Tables;

/// <summary>The tables that every document has whose name begins with the stem.</summary>
public sealed record TruthFile(string Stem, IReadOnlyList<ComparedTable> Tables);
