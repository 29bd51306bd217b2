using System.CommandLine;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval analyze: rows and flags anew, where something changed that they depend on.</summary>
public static class AnalyzeCommand
{
    public static Command Create(Terminal terminal)
    {
        var all = new Option<bool>("--all") { Description = "全部重算 recompute everything, not only what changed" };
        var database = new DatabaseOption(writes: true);
        var rules = new RuleOption();
        var command = new ExampleCommand(
            "analyze", "对已入库的报告重新核对。 Checks the reports of the warehouse again.", "perfeval analyze", "perfeval analyze --all --rules my-rules/") { all };
        database.AddTo(command);
        rules.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var path = database.PathOf(parsed);
            var work = new AnalyzeArgs(parsed.GetValue(all), rules.FoldersOf(parsed));
            if (await Handover.Try(DataHome.Of(path), terminal, (serve, ct) => serve.Analyze(work, ct), ct) is { } code)
                return code;
            var (connection, problem) = File.Exists(path) ? database.OpenWriter(parsed) : database.OpenReader(parsed, terminal);
            if (problem is not null)
                return problem.Print(terminal);
            using (connection)
            {
                var listener = new TerminalListener(terminal);
                if (Directory.Exists(DataHome.Of(path).Archive))
                {
                    var (archive, busy) = ArchiveFiles.Open(DataHome.Of(path));
                    using var files = archive;
                    // A crawl holds the archive for hours and not the warehouse: rules do not wait for it.
                    if (busy is null)
                        await StepServices.Ingest(DataFolder.Find(), listener).Refresh(connection!, files!.Journal, files.Store, ct);
                    else
                        listener.Say(
                            "档案正被另一进程写入，词表等的改动下次再重新读取。 Another process writes to the archive: edits of the vocabulary and the like are read next time.");
                }

                var done = AnalysisRun.Run(connection!, rules.Load(parsed), parsed.GetValue(all), listener, ct);
                connection!.Execute("CHECKPOINT");
                return done ? ExitCode.Success : ExitCode.SomeRejected;
            }
        });
        return command;
    }
}
