namespace PerfEval.Worker.Queries;

/// <summary>Why something cannot be done as it was asked: one sentence in Chinese, one in English, and what to do now.</summary>
public sealed record Problem(string Chinese, string English, string NextStep);
