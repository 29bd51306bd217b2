using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Recognition;

/// <summary>Something that nobody understood, with its place.</summary>
/// <param name="What">One of <see cref="LeftoverKind"/>.</param>
public sealed record Leftover(string? ReportId, int TableNo, int Row, int Col, string What, MaskedText Text);
