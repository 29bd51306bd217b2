namespace PerfEval.Worker.Evaluation;

/// <param name="Name">File name, with extension.</param>
/// <param name="Stem">File name of the report it describes, without extension.</param>
public sealed record GoldFile(string Name, string Stem, IReadOnlyList<GoldReport> Reports);
