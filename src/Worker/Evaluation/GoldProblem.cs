namespace PerfEval.Worker.Evaluation;

/// <summary>Why a gold file cannot be used.</summary>
/// <param name="File">Name of the gold file.</param>
public sealed record GoldProblem(string File, string Chinese, string English);
