using PerfEval.Normalize.Privacy;

namespace PerfEval.Normalize.Recognition;

/// <summary>Something that nobody understood, with its place.</summary>
/// <param name="What">unknown_table, unread_number or unknown_cell.</param>
public sealed record Leftover(string? ReportId, int TableNo, int Row, int Col, string What, MaskedText Text);
