namespace PerfEval.Worker.Cli.Shell;

/// <param name="Text">What was typed; one character of Unicode, for <see cref="KeyKind.Text"/> only.</param>
public readonly record struct Key(KeyKind Kind, string Text = "");
