using System.CommandLine;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval runs show: the steps of one run, and what it printed.</summary>
public static class RunsShow
{
    private static readonly OutputColumn[] s_columns =
    [
        new("step", ColumnKind.Text), new("source", ColumnKind.Text), new("status", ColumnKind.Text), new("started_at", ColumnKind.Timestamp),
        new("seconds", ColumnKind.Number), new("counts", ColumnKind.Nested), new("error", ColumnKind.Text),
    ];

    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "运行编号 a run" };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand("show", "一次运行的各步骤与输出。 The steps of a run and what it printed.", "perfeval runs show 20260102-180000-abcd") { id };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            return Handover.Speak(home, terminal, async () =>
            {
                var (run, lines, problem) = await Read(home, terminal, parsed.GetRequiredValue(id), ct);
                if (problem is not null)
                    return problem.Print(terminal);
                if (run is null)
                    return new Problem($"没有运行 {parsed.GetRequiredValue(id)}。", $"There is no run {parsed.GetRequiredValue(id)}.", "perfeval runs").Print(
                        terminal);
                foreach (var line in lines)
                    terminal.Error.WriteLine(line);
                terminal.Tell($"{run.RunId} {run.Kind}: {run.Status}{(run.Message is null ? string.Empty : $"，{run.Message}")}");
                return output.Write(parsed, terminal, Rows(run), "steps", ct);
            });
        });
        return command;
    }

    private static async Task<(RunView? Run, IReadOnlyList<string> Lines, Problem? Problem)> Read(
        DataHome home, Terminal terminal, string id, CancellationToken ct)
    {
        using var client = ServeClient.Find(home);
        if (client is not null)
            return (await client.FindRun(id, ct), await client.Lines(id, 0, ct), null);
        var (history, problem) = RunsCommand.OpenHistory(home, terminal);
        if (history is null)
            return (null, [], problem);
        using (history)
            return (history.Find(id) is { } run ? RunView.Whole(run, history.FollowerOf(id), history.Steps(id)) : null, history.Lines(id), null);
    }

    private static ResultRows Rows(RunView run) => new(s_columns, (run.Steps ?? []).Select(step => new object?[]
    {
        step.Step, step.Source, step.Status, step.StartedAt.UtcDateTime, step.Seconds is { } seconds
            ? Math.Round(seconds, 1)
            : null, step.Counts?.ToJsonString(), step.Error,
    }));
}
