namespace PerfEval.Worker.State;

/// <summary>One line that a run printed.</summary>
/// <param name="Ordinal">From 0.</param>
public sealed record RunLine(string RunId, int Ordinal, string Text);
