using PerfEval.Ingest.Text;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;
using Spectre.Console;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>
/// Watches a run of serve until it ends: a bar on a terminal, otherwise a line each time another tenth is done; what it printed is printed here.
/// </summary>
public sealed class RunWatch(ServeClient client, Terminal terminal)
{
    private static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(250);

    private const int Steps = 10;

    private int _printed;
    private int _step;

    /// <returns>The exit code that the run stands for.</returns>
    public async Task<int> Follow(string runId, CancellationToken ct)
    {
        var run = terminal.InteractiveErrors ? await WithBar(runId, ct) : await Poll(runId, Print, ct);
        await PrintLines(runId, ct);
        if (run is null)
            return new Problem($"没有运行 {runId}。", $"There is no run {runId}.", "perfeval runs").Print(terminal);
        if (run.Status is not RunStatus.Succeeded)
            terminal.Tell($"{run.RunId} {run.Kind}: {run.Status}{(run.Message is null ? string.Empty : $"，{run.Message}")}");
        if (run.FollowedBy is not null)
            terminal.Error.WriteLine($"由 {run.FollowedBy} 接续。 It is taken up again by {run.FollowedBy}.");
        return run.ExitCode ?? (run.Status == RunStatus.Succeeded ? ExitCode.Success : ExitCode.Failure);
    }

    private Task<RunView?> WithBar(string runId, CancellationToken ct)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal.Steering) });
        return console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask("…", maxValue: 1);
                return Poll(
                    runId,
                    (run, _) =>
                    {
                        bar.Value = run.Fraction;
                        bar.Description = Markup.Escape(
                            run.Status == RunStatus.Queued ? "排队 queued" : PrintableText.Of(run.Note ?? run.Kind, keepLines: false));
                        return Task.CompletedTask;
                    },
                    ct);
            });
    }

    // The endpoint counts a thousand runs as cheaply as one; a quarter of a second is what a person takes for at once.
    private async Task<RunView?> Poll(string runId, Func<RunView, CancellationToken, Task> show, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(s_interval);
        while (true)
        {
            if (await client.FindRun(runId, ct) is not { } run)
                return null;
            await show(run, ct);
            if (!RunStatus.IsActive(run.Status))
                return run;
            await timer.WaitForNextTickAsync(ct);
        }
    }

    private async Task Print(RunView run, CancellationToken ct)
    {
        await PrintLines(run.RunId, ct);
        var step = (int)(run.Fraction * Steps);
        if (step > _step && run.Status == RunStatus.Running)
            terminal.Error.WriteLine($"{run.Fraction:P0} {run.Note}");
        _step = step;
    }

    private async Task PrintLines(string runId, CancellationToken ct)
    {
        while (await client.Lines(runId, _printed, ct) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
                terminal.Error.WriteLine(line);
            _printed += lines.Count;
        }
    }
}
