using System.CommandLine;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval ingest: files and folders into rows, then flags.</summary>
public static class IngestCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH") { Description = "文件或目录 files or folders", Arity = ArgumentArity.OneOrMore };
        var rowsOnly = new Option<bool>("--no-analyze") { Description = "只入库，不核对 stop before the rules" };
        var strict = new Option<bool>("--strict") { Description = "有单元格未取用时以 2 退出 exit with 2 when cells are left over, too" };
        var database = new DatabaseOption(writes: true);
        var rules = new RuleOption();
        var command = new ExampleCommand(
            "ingest",
            "读入报告并核对。 Reads reports into the warehouse and checks them.",
            "perfeval ingest reports/",
            "perfeval ingest a.docx b.html --no-analyze",
            "perfeval ingest reports/ --db 2024/warehouse.duckdb --rules my-rules/") { paths, rowsOnly, strict };
        database.AddTo(command);
        rules.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var given = parsed.GetRequiredValue(paths);
            if (Nothing(given, DataHome.Of(database.PathOf(parsed))) is { } nothing)
                return nothing.Print(terminal);
            var work = new IngestArgs([.. given.Select(Path.GetFullPath)], !parsed.GetValue(rowsOnly), rules.FoldersOf(parsed), parsed.GetValue(strict));
            if (await Handover.Try(DataHome.Of(database.PathOf(parsed)), terminal, (serve, ct) => serve.Ingest(work, ct), ct) is { } code)
                return Next(code, handed: true);
            var listener = new TerminalListener(terminal);
            var job = StepServices.Ingest(DataFolder.Find(), listener);
            using var ready = job.Ready();
            var (connection, problem) = database.OpenWriter(parsed);
            if (problem is not null)
                return problem.Print(terminal);
            using (connection)
            {
                var (archive, busy) = ArchiveFiles.Open(DataHome.Of(database.PathOf(parsed)));
                if (busy is not null)
                    return busy.Print(terminal);
                using var files = archive!;
                var load = job.Run(connection!, files.Journal, files.Store, given, ct);
                var done = await LoadAndCheck.Run(connection!, load, parsed.GetValue(rowsOnly) ? null : () => rules.Load(parsed), listener, ct);
                var exit = done.ExitCode(parsed.GetValue(strict));
                // Where nothing of it is in the warehouse there is nothing to look at: why is said above.
                return done.Loaded is { Loaded: 0, Unchanged: 0 } ? exit : Next(exit, handed: false);
            }

            int Next(int exit, bool handed)
            {
                if (exit is not (ExitCode.Success or ExitCode.SomeRejected))
                    return exit;
                if (handed && new Generations(DataHome.Of(database.PathOf(parsed)).Published).Current() is not null)
                    terminal.Error.WriteLine(
                        $"serve 运行时，读者看到的是已发布的一代；发布后可见。 While serve runs, readers see what was published; to show them this: perfeval "
                        + $"publish{database.ArgumentOf(parsed)}");
                if (!parsed.GetValue(rowsOnly))
                    terminal.Error.WriteLine($"下一步 Next: perfeval flags{database.ArgumentOf(parsed)}; perfeval report UNIT YEAR{database.ArgumentOf(parsed)}");
                return exit;
            }
        });
        return command;
    }

    // Before a warehouse is made for nothing.
    private static Problem? Nothing(IReadOnlyList<string> paths, DataHome home)
    {
        var reasons = new List<Rejection>();
        foreach (var file in FileFinder.Find(paths, new OwnData(home).Problem).Where(file => !file.PassedOver))
        {
            if (file.Problem is not { } reason)
                return null;
            reasons.Add(reason);
        }

        return new Problem(
            reasons.Count == 0 ? "所给目录中没有文件。" : string.Join(' ', reasons.Select(r => r.Chinese)),
            reasons.Count == 0 ? "There are no files in these folders." : string.Join(' ', reasons.Select(r => r.English)),
            "perfeval ingest PATH… with files or folders that exist");
    }
}
