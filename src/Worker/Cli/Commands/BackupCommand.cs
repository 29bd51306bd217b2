using System.CommandLine;
using System.Diagnostics;
using PerfEval.Worker.Backup;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval backup: archive and state into a folder, also while serve runs.</summary>
public static class BackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var target = new Argument<string>("DIR") { Description = "备份目录；已有备份时只写新增的 folder of the backup; where it has one, what is new is written" };
        var database = new DatabaseOption();
        var command = new ExampleCommand(
            "backup",
            "备份档案与状态库，serve 运行时也可。 Backs archive and state up, also while serve runs.",
            "perfeval backup /mnt/backup/perfeval",
            "perfeval backup /mnt/backup/perfeval --db /var/lib/perfeval/warehouse.duckdb") { target };
        database.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            var state = ServeSettingsFile.StateOf(home);
            if (!Directory.Exists(home.Archive) && state.Postgres is null && !File.Exists(state.File))
                return Task.FromResult(Problems.NoArchive(home).Print(terminal));
            var folder = new BackupFolder(parsed.GetRequiredValue(target));
            if ((folder.Folder + Path.DirectorySeparatorChar).StartsWith(home.Archive + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                return Task.FromResult(new Problem(
                    $"备份目录不可在档案 {home.Archive} 之内。", $"The backup cannot lie in the archive {home.Archive} itself.", "name a folder on another disk").Print(
                        terminal));
            }

            var watch = Stopwatch.StartNew();
            var summary = new BackupRun(home, state, folder, TimeProvider.System).Run(ct);
            terminal.Error.WriteLine(
                $"已备份 {summary.Files} 个文件，{Size.Of(summary.Bytes)}，其中新增 {Size.Of(summary.Copied)}，用时 {watch.Elapsed.TotalSeconds:0.0} 秒。 "
                + $"{summary.Files} files backed up, {Size.Of(summary.Bytes)}, {Size.Of(summary.Copied)} of them new, in {watch.Elapsed.TotalSeconds:0.0} s.");
            terminal.Error.WriteLine(summary.Manifest);
            foreach (var damaged in summary.Damaged)
                terminal.Error.WriteLine($"档案原件已损坏，未备份：{damaged} This original is damaged and was not backed up: perfeval archive check --all");
            return Task.FromResult(summary.Damaged.Count > 0 ? ExitCode.SomeRejected : ExitCode.Success);
        });
        return command;
    }
}
