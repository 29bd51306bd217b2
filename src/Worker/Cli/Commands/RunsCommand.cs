using System.CommandLine;
using System.Data.Common;
using PerfEval.Ingest.Text;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval runs: what was run and what became of it; starts, watches and cancels runs of serve.</summary>
public static class RunsCommand
{
    private static readonly OutputColumn[] s_columns =
    [
        new(
            "run_id",
            ColumnKind.Text), new("kind", ColumnKind.Text), new("origin", ColumnKind.Text), new("status", ColumnKind.Text), new("attempt", ColumnKind.Number),
        new("started_at", ColumnKind.Timestamp), new("seconds", ColumnKind.Number), new("done_pct", ColumnKind.Number), new("note", ColumnKind.Text),
    ];

    public static Command Create(Terminal terminal)
    {
        var limit = new NumberOption("--limit", least: 1) { Description = "最多几行 rows at most", HelpName = "N", DefaultValueFactory = _ => 50 };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "runs",
            "列出运行记录；启动、查看、取消运行。 Lists runs; starts, watches and cancels them.",
            "perfeval runs",
            "perfeval runs show 20260102-180000-abcd",
            "perfeval runs start --source hunan-pingjiang",
            "perfeval runs watch",
            "perfeval runs cancel 20260102-180000-abcd") { limit, RunsShow.Create(terminal), Start(terminal), Watch(terminal), Cancel(terminal) };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            using var client = ServeClient.Find(home);
            if (client is not null)
                return await Handover.Speak(
                    home, terminal, async () => output.Write(parsed, terminal, Rows(await client.List(parsed.GetRequiredValue(limit)!.Value, ct)), "runs", ct));
            var (history, problem) = OpenHistory(home, terminal);
            if (history is null)
                return problem!.Print(terminal);
            using (history)
                return output.Write(parsed, terminal, Rows(history.List(parsed.GetRequiredValue(limit)!.Value).Select(RunView.Of)), "runs", ct);
        });
        return command;
    }

    /// <summary>The runs where no serve runs, or why they cannot be read.</summary>
    internal static (RunHistory? History, Problem? Problem) OpenHistory(DataHome home, Terminal terminal)
    {
        var address = AddressOf(home);
        if (address is { Postgres: null } && !File.Exists(address.File))
        {
            return (null, File.Exists(home.OldState)
                ? new Problem($"{home.OldState} 待 serve 启动时转换。", $"{home.OldState} is taken over when serve starts.", "perfeval serve")
                : new Problem("还没有运行记录。", $"There are no runs: {address.File} is not there.", "perfeval serve"));
        }

        try
        {
            var history = address is null ? RunHistory.OpenCopy(home) : RunHistory.Open(address);
            if (history.CopiedAt is { } at)
                terminal.Error.WriteLine($"无权读取状态库，读取 {ChinaTime.Shown(at)}的副本。 The state is not yours to read; this is its copy of {ChinaTime.Shown(at)}.");
            return (history, null);
        }
        catch (DbException e)
        {
            return (null, new Problem($"无法打开 {address?.ToString() ?? home.StateCopy}。", e.Message.TrimEnd(), "perfeval runs, once serve has started or ended"));
        }
    }

    /// <returns>Null where only serve's user may know.</returns>
    private static StateAddress? AddressOf(DataHome home)
    {
        try
        {
            return ServeSettingsFile.StateOf(home);
        }
        catch (UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static ExampleCommand Start(Terminal terminal)
    {
        var sources = new Option<string[]>("--source")
        {
            Description = "来源，可重复 id of a source; may be repeated; default all",
            HelpName = "ID",
            DefaultValueFactory = _ => []
        };
        var database = new DatabaseOption();
        var command = new ExampleCommand(
            "start", "现在开始一夜的工作。 Starts a night now.", "perfeval runs start", "perfeval runs start --source hunan-pingjiang") { sources };
        database.AddTo(command);
        command.SetAction((parsed, ct) => WithServe(database, parsed, terminal, async client =>
        {
            var runId = await client.Start(parsed.GetRequiredValue(sources), ct);
            terminal.Error.WriteLine($"运行 {runId}。 perfeval runs watch {runId}{database.ArgumentOf(parsed)}");
            return ExitCode.Success;
        }));
        return command;
    }

    private static ExampleCommand Watch(Terminal terminal)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "运行编号；不写则为正在进行的，没有则为最近一次 a run; default the one under way, else the latest",
            Arity = ArgumentArity.ZeroOrOne
        };
        var database = new DatabaseOption();
        var command = new ExampleCommand(
            "watch", "查看运行进度，直到结束。 Watches a run until it ends.", "perfeval runs watch", "perfeval runs watch 20260102-180000-abcd") { id };
        database.AddTo(command);
        command.SetAction((parsed, ct) => WithServe(database, parsed, terminal, async client =>
        {
            var runId = parsed.GetValue(id) ?? MostTelling(await client.List(50, ct))?.RunId;
            return runId is null
                ? new Problem("还没有运行记录。", "There are no runs.", "perfeval runs start").Print(terminal)
                : await new RunWatch(client, terminal).Follow(runId, ct);
        }));
        return command;
    }

    private static RunView? MostTelling(IReadOnlyList<RunView> newestFirst) =>
        newestFirst.FirstOrDefault(run => run.Status == RunStatus.Running) ?? newestFirst.FirstOrDefault(run => run.Status == RunStatus.Queued)
            ?? (newestFirst.Count > 0 ? newestFirst[0] : null);

    private static ExampleCommand Cancel(Terminal terminal)
    {
        var id = new Argument<string>("ID") { Description = "运行编号 a run" };
        var database = new DatabaseOption();
        var command = new ExampleCommand("cancel", "取消运行。 Cancels a run.", "perfeval runs cancel 20260102-180000-abcd") { id };
        database.AddTo(command);
        command.SetAction((parsed, ct) => WithServe(database, parsed, terminal, async client =>
        {
            await client.Cancel(parsed.GetRequiredValue(id), ct);
            terminal.Error.WriteLine($"已要求取消 {parsed.GetRequiredValue(id)}。 It is told to stop.");
            return ExitCode.Success;
        }));
        return command;
    }

    private static Task<int> WithServe(DatabaseOption database, ParseResult parsed, Terminal terminal, Func<ServeClient, Task<int>> conversation)
    {
        var home = DataHome.Of(database.PathOf(parsed));
        return Handover.Speak(home, terminal, async () =>
        {
            using var client = ServeClient.Find(home);
            return client is null
                ? new Problem("serve 没有运行。", $"No serve runs for {home.Folder}.", "perfeval serve").Print(terminal)
                : await conversation(client);
        });
    }

    private static ResultRows Rows(IEnumerable<RunView> runs) => new(s_columns, runs.Select(run => new object?[]
    {
        run.RunId, run.Kind, run.Origin, run.Status, run.Attempt, run.StartedAt?.UtcDateTime, run.Seconds is { } seconds ? Math.Round(seconds, 1) : null,
        (int)Math.Round(run.Fraction * 100), run.Message ?? run.Note,
    }));
}
