namespace PerfEval.Worker.Reports.Page;

/// <summary>A number with a note on how sure it is, in one text.</summary>
public sealed record Marked(string Text);
