namespace PerfEval.Worker.Cli.Printing;

/// <summary>Where a command prints: results to <see cref="Out"/>, everything else to <see cref="Error"/>.</summary>
public sealed record Terminal
{
    public required Stream Out { get; init; }

    public required TextWriter Error { get; init => field = VisibleWriter.Over(value); }

    /// <summary>The same for what steers the terminal: bars and colours.</summary>
    public TextWriter Steering => ((VisibleWriter)Error).Inner;

    /// <summary>Says a text of several lines.</summary>
    public void Tell(string text) => ((VisibleWriter)Error).WriteText(text);

    public required TextReader In { get; init; }

    /// <summary>Width of the terminal that results go to; null for a file or a pipe.</summary>
    public int? Columns { get; init; }

    /// <summary>Whether messages go to a terminal, where a bar can move.</summary>
    public bool InteractiveErrors { get; init; }

    /// <summary>Whether messages may be coloured; NO_COLOR says no.</summary>
    public bool ColoredErrors { get; init; }

    /// <summary>Whether a person types and sees the results: input and output are a terminal.</summary>
    public bool IsDialogue { get; init; }

    public required CharacterWidth Width { get; init; }

    /// <summary>How the program was called, for the commands that results name; messages pass <see cref="HintWriter"/>.</summary>
    public string Command { get; init; } = HintWriter.Name;

    public static Terminal FromProcess() => new()
    {
        Out = Console.OpenStandardOutput(),
        Error = HintWriter.Over(Console.Error),
        In = Console.In,
        Columns = Console.IsOutputRedirected ? null : Math.Max(20, Console.WindowWidth),
        InteractiveErrors = !Console.IsErrorRedirected,
        ColoredErrors = !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")),
        IsDialogue = !Console.IsInputRedirected && !Console.IsOutputRedirected,
        Width = new CharacterWidth(Environment.GetEnvironmentVariable("PERFEVAL_AMBIGUOUS_WIDTH") == "2"),
        Command = HintWriter.Command,
    };
}
