using System.CommandLine;
using System.Security.Cryptography;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval restore: a forgotten document comes back into archive and warehouse.</summary>
public static class RestoreCommand
{
    public static Command Create(Terminal terminal)
    {
        var target = new Argument<string>("DOCUMENT") { Description = "网址、路径或内容指纹 address, path or SHA-256" };
        var who = new Option<string>("--who") { Description = "何人 who asks for it", Required = true };
        var why = new Option<string>("--why") { Description = "理由 why", Required = true };
        var from = new Option<string>("--file") { Description = "原件；清除之后才需要 the original, needed once its bytes were erased", HelpName = "FILE" };
        var database = new DatabaseOption(writes: true);
        var rules = new RuleOption();
        var command = new ExampleCommand(
            "restore",
            "恢复已删除的文件。 Brings a forgotten document back.",
            "perfeval restore 3f0c8a11 --who 管理员 --why 误删",
            "perfeval restore 3f0c8a11 --who 管理员 --why 误删 --file 2023.docx") { target, who, why, from };
        database.AddTo(command);
        rules.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            if (!Directory.Exists(home.Archive))
                return Problems.NoArchive(home).Print(terminal);
            var (connection, problem) = database.OpenWriter(parsed);
            if (problem is not null)
                return problem.Print(terminal);
            using (connection)
            {
                var (archive, busy) = ArchiveFiles.Open(home);
                if (busy is not null)
                    return busy.Print(terminal);
                using var files = archive!;
                var name = parsed.GetRequiredValue(target);
                var hashes = ForgetTarget.Find(name, files.Journal.State.Documents, null).Where(d => d.Forgotten).Select(d => d.Sha256).Distinct().ToList();
                if (hashes.Count == 0)
                    return Problems.NotForgotten(name).Print(terminal);
                if (TakeBack(files.Store, hashes, parsed.GetValue(from)) is { } lacking)
                    return lacking.Print(terminal);
                var at = TimeProvider.System.GetUtcNow();
                files.Journal.Append(
                    [.. hashes.Select(h => new Restoration { At = at, Who = parsed.GetRequiredValue(who), Why = parsed.GetRequiredValue(why), Sha256 = h })]);
                foreach (var hash in hashes)
                    terminal.Error.WriteLine($"已恢复 Restored: {hash}");
                var listener = new TerminalListener(terminal);
                var load = StepServices.Ingest(DataFolder.Find(), listener).RunArchived(connection!, files.Journal, files.Store, ct);
                return (await LoadAndCheck.Run(connection!, load, () => rules.Load(parsed), listener, ct)).ExitCode();
            }
        });
        return command;
    }

    private static Problem? TakeBack(OriginalStore store, List<string> hashes, string? file)
    {
        if (file is not null)
        {
            if (!File.Exists(file))
                return new Problem($"找不到文件 {file}。", $"There is no file {file}.", "name the original with --file FILE");
            SpecialFile.Refuse(file);
            var bytes = File.ReadAllBytes(file);
            var sha = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (!hashes.Contains(sha))
                return new Problem(
                    $"{file} 不是当初删除的文件（指纹 {sha}）。", $"{file} is not the file that was forgotten (its hash is {sha}).", $"name the file with hash {hashes[0]}");
            store.Put(bytes, sha);
            store.Flush();
        }

        return hashes.FirstOrDefault(sha => !store.TakeBack(sha)) is { } gone
            ? new Problem($"原件 {gone} 的内容已清除。", $"The bytes of {gone} were erased.", $"perfeval restore {gone[..12]} --file FILE …, with the original file")
            : null;
    }
}
