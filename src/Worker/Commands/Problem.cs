using PerfEval.Worker.Output;

namespace PerfEval.Worker.Commands;

/// <summary>Why a command cannot do what it was asked: one sentence in Chinese, one in English, and what to do now.</summary>
public sealed record Problem(string Chinese, string English, string NextStep)
{
    /// <returns>The exit code of a failed command.</returns>
    public int Print(Terminal terminal)
    {
        var (start, end) = terminal.ColoredErrors ? ("\x1b[31m", "\x1b[0m") : (string.Empty, string.Empty);
        terminal.Error.WriteLine($"{start}错误：{end}{Chinese}");
        terminal.Error.WriteLine($"{start}Error:{end} {English}");
        terminal.Error.WriteLine($"下一步 Next: {NextStep}");
        return ExitCode.Failure;
    }
}
