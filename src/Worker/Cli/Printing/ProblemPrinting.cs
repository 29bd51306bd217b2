using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>A problem on a terminal.</summary>
public static class ProblemPrinting
{
    /// <returns>The exit code of a failed command.</returns>
    public static int Print(this Problem problem, Terminal terminal)
    {
        var (start, end) = terminal.ColoredErrors ? ("\x1b[31m", "\x1b[0m") : (string.Empty, string.Empty);
        terminal.Steering.Write($"{start}错误：{end}");
        terminal.Tell(problem.Chinese);
        terminal.Steering.Write($"{start}Error:{end} ");
        terminal.Tell(problem.English);
        terminal.Error.WriteLine($"下一步 Next: {problem.NextStep}");
        return ExitCode.Failure;
    }
}
