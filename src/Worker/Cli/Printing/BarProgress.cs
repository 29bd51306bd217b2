using PerfEval.Worker.Pipeline;
using Spectre.Console;

namespace PerfEval.Worker.Cli.Printing;

/// <summary>Progress as a bar on a terminal.</summary>
public sealed class BarProgress : IProgress<IngestProgress>
{
    private readonly ProgressTask _bar;

    private BarProgress(ProgressTask bar) => _bar = bar;

    /// <summary>Shows the bar while the work runs.</summary>
    public static Task<T> Show<T>(TextWriter terminal, Func<IProgress<IngestProgress>, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new BarProgress(context.AddTask("读取 reading", autoStart: true))));
    }

    public void Report(IngestProgress value)
    {
        _bar.MaxValue = value.Total;
        _bar.Value = Math.Max(_bar.Value, value.Done);
        _bar.Description = $"{value.Done}/{value.Total}";
    }
}
