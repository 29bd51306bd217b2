using System.CommandLine;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval rebuild: a new warehouse from the archive, whatever became of the old one.</summary>
public static class RebuildCommand
{
    public static Command Create(Terminal terminal)
    {
        var force = new Option<bool>("--force") { Description = "日志缺失大半也重建 rebuild although the journal names less than half of what is there" };
        var database = new DatabaseOption(writes: true);
        var rules = new RuleOption();
        var command = new ExampleCommand(
            "rebuild",
            "用档案重建数据仓库（程序升级后，或文件损坏后）。 Builds the warehouse anew from the archive, as after an upgrade of the program or where it is damaged.",
            "perfeval rebuild", "perfeval rebuild --db 2024/warehouse.duckdb") { force };
        database.AddTo(command);
        rules.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            if (!Directory.Exists(home.Archive))
                return Problems.NoArchive(home).Print(terminal);
            var (archive, busy) = ArchiveFiles.Open(home);
            if (busy is not null)
                return busy.Print(terminal);
            using var files = archive!;
            var listener = new TerminalListener(terminal);
            IngestSummary summary;
            try
            {
                summary = await new WarehouseRebuild(StepServices.Ingest(DataFolder.Find(), listener), listener).Run(
                    home, files.Journal, files.Store, parsed.GetValue(force), ct);
            }
            catch (ArchiveLacksException e)
            {
                return new Problem(
                    e.Chinese, e.Message,
                    $"perfeval archive rebuild-journal --db {home.Warehouse}, or perfeval rebuild --force to go on without them").Print(terminal);
            }
            catch (WarehouseBusyException e)
            {
                return new Problem(
                    $"无法重建数据仓库 {home.Warehouse}。", e.Message.TrimEnd(),
                    "wait until the process that holds it is done; the old warehouse is as it was").Print(terminal);
            }

            var (connection, problem) = database.OpenWriter(parsed);
            if (problem is not null)
                return problem.Print(terminal);
            using (connection)
            {
                return (await LoadAndCheck.Run(connection!, Task.FromResult(summary), () => rules.Load(parsed), listener, ct)).ExitCode();
            }
        });
        return command;
    }
}
