namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>A number with a note on how sure it is, in one text.</summary>
public sealed record Marked(string Text);
