using System.CommandLine;
using System.Diagnostics;
using PerfEval.Worker.Backup;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Server;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval restore-backup: archive and state from a backup, or the state alone from a copy of it.</summary>
public static class RestoreBackupCommand
{
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("SOURCE") { Description = "备份目录，或状态库的副本 folder of a backup, or a copy of the state" };
        var force = new Option<bool>("--force") { Description = "替换现有的；原有的改名保留 replaces what is there, which is kept under another name" };
        var database = new DatabaseOption(writes: true);
        var command = new ExampleCommand(
            "restore-backup",
            "从备份恢复档案与状态库，或从副本恢复状态库（也用于升级后退回）。 Restores archive and state from a backup, or the state from a copy, also to go back after an upgrade.",
            "perfeval restore-backup /mnt/backup/perfeval",
            "perfeval restore-backup perfeval-data/state.copy.db --force",
            "perfeval restore-backup perfeval-data/published/perfeval.7.state.db --force",
            "perfeval restore-backup perfeval-data/state.db.v1 --force") { source, force };
        database.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            var from = parsed.GetRequiredValue(source);
            if (Handover.Refuse(home, "stop serve first, such as: systemctl stop perfeval") is { } running)
                return Task.FromResult(running.Print(terminal));
            using var alone = ServeLock.Take(home);
            var state = ServeSettingsFile.StateOf(home);
            return Task.FromResult(
                File.Exists(from) ? State(home, state, from, parsed.GetValue(force), terminal)
                : new BackupFolder(from) is var backup && backup.Latest() is { } manifest
                    ? Whole(home, state, backup, manifest, parsed.GetValue(force), terminal, ct)
                    : new Problem(
                        $"{from} 中没有完整的备份。", $"There is no complete backup in {from}.",
                        "name the folder that was given to perfeval backup, or a copy of the state").Print(terminal));
        });
        return command;
    }

    private static int State(DataHome home, StateAddress state, string copy, bool force, Terminal terminal)
    {
        var restore = new StateRestore(state, TimeProvider.System);
        if (!force && restore.Replaces())
            return There(state.ToString(), terminal);
        Say(restore.From(copy) is { } kept ? [kept] : [], terminal);
        terminal.Error.WriteLine($"已恢复状态库。 The state is restored: {state}");
        WarnOfRebuild(home, terminal);
        return ExitCode.Success;
    }

    private static int Whole(DataHome home, StateAddress state, BackupFolder backup, string manifest, bool force, Terminal terminal, CancellationToken ct)
    {
        if (!force && Directory.Exists(home.Archive))
            return There(home.Archive, terminal);
        if (!force && new StateRestore(state, TimeProvider.System).Replaces())
            return There(state.ToString(), terminal);
        var (files, busy) = Directory.Exists(home.Archive) ? ArchiveFiles.Open(home) : (null, null);
        using (files)
        {
            if (busy is not null)
                return busy.Print(terminal);
            var watch = Stopwatch.StartNew();
            var summary = new BackupRestore(home, state, TimeProvider.System).From(backup, manifest, ct);
            terminal.Error.WriteLine(
                $"已恢复 {summary.Files} 个文件，{Size.Of(summary.Bytes)}，用时 {watch.Elapsed.TotalSeconds:0.0} 秒。 "
                + $"{summary.Files} files restored, {Size.Of(summary.Bytes)}, in {watch.Elapsed.TotalSeconds:0.0} s.");
            Say(summary.Kept, terminal);
            WarnOfRebuild(home, terminal);
            return ExitCode.Success;
        }
    }

    private static void WarnOfRebuild(DataHome home, Terminal terminal)
    {
        if (!File.Exists(home.Warehouse))
            terminal.Error.WriteLine($"下一步 Next: perfeval rebuild --db {home.Warehouse}");
    }

    private static void Say(IReadOnlyList<string> kept, Terminal terminal)
    {
        foreach (var path in kept)
            terminal.Error.WriteLine($"原有的保留为 What was there is kept as {path}");
    }

    private static int There(string what, Terminal terminal) => new Problem(
        $"{what} 已存在，未恢复。", $"{what} is there; nothing was restored.", "to replace it, add --force; what was there is kept under another name").Print(terminal);
}
