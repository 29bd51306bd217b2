namespace PerfEval.Worker.Backup;

/// <param name="Kept">Where lies what was replaced.</param>
public sealed record RestoreSummary(int Files, long Bytes, IReadOnlyList<string> Kept);
