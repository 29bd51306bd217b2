using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Privacy;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval forget: a document leaves archive and warehouse; who, when and why stay.</summary>
public static class ForgetCommand
{
    public static Command Create(Terminal terminal)
    {
        var target = new Argument<string>("DOCUMENT") { Description = "网址、路径、内容指纹或文档编号 address, path, SHA-256 or document_id" };
        var who = new Option<string>("--who") { Description = "何人 who asks for it", Required = true };
        var why = new Option<string>("--why") { Description = "理由 why", Required = true };
        var now = new Option<bool>("--now") { Description = "立即清除，不保留 30 天 erase at once instead of keeping the bytes aside for 30 days" };
        var database = new DatabaseOption(writes: true);
        var rules = new RuleOption();
        var command = new ExampleCommand(
            "forget",
            "从档案和数据仓库中删除一份文件，留下记录，不再采集。 Takes a document out of archive and warehouse, leaves a trace, and never takes it in again.",
            "perfeval forget https://portal.example/2023.docx --who 管理员 --why 含个人信息",
            "perfeval forget 3f0c8a11 --who 管理员 --why 误传 --now") { target, who, why, now };
        database.AddTo(command);
        rules.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            if (!Directory.Exists(home.Archive))
                return Task.FromResult(Problems.NoArchive(home).Print(terminal));
            var (connection, problem) = File.Exists(home.Warehouse) ? database.OpenWriter(parsed) : (null, null);
            using (connection)
            {
                if (problem is not null)
                    return Task.FromResult(problem.Print(terminal));
                var (archive, busy) = ArchiveFiles.Open(home);
                if (busy is not null)
                    return Task.FromResult(busy.Print(terminal));
                using var files = archive!;
                var name = parsed.GetRequiredValue(target);
                var meant = ForgetTarget.Find(name, files.Journal.State.Documents, connection);
                var documents = meant.Where(d => !d.Forgotten).ToList();
                if (documents.Count == 0)
                    return Task.FromResult((meant.Count > 0 ? Problems.AlreadyForgotten(meant[0].Sha256) : Problems.NotArchived(name)).Print(terminal));
                var rows = Forget(files, connection, documents, parsed.GetRequiredValue(who), parsed.GetRequiredValue(why), parsed.GetValue(now));
                foreach (var document in documents)
                    terminal.Error.WriteLine($"已删除 Forgotten: {MaskedText.OfPlace(document.Address)} {document.Sha256}");
                terminal.Error.WriteLine(
                    $"{documents.Count} 个原件、数据仓库中 {rows} 个文件的数据已删除；已发布的旧版本在被替换前仍含其数据。 "
                    + $"{documents.Count} originals and the rows of {rows} documents are gone; generations that were published before still hold those rows "
                    + $"until they are replaced.");
                if (!parsed.GetValue(now))
                    terminal.Error.WriteLine($"30 天内可恢复 Within 30 days: perfeval restore {documents[0].Sha256[..12]} --who … --why …");
                return Task.FromResult(
                    connection is null || AnalysisRun.Run(connection, rules.Load(parsed), all: false, new TerminalListener(terminal), ct)
                        ? ExitCode.Success
                        : ExitCode.SomeRejected);
            }
        });
        return command;
    }

    // The trace first: whatever is interrupted after it is finished by the next run.
    private static int Forget(ArchiveFiles files, DuckDBConnection? warehouse, IReadOnlyList<ArchivedDocument> documents, string who, string why, bool erase)
    {
        var at = TimeProvider.System.GetUtcNow();
        files.Journal.Append(
            [.. documents.GroupBy(d => d.Sha256)
                .Select(g => new Forgetting { At = at, Who = who, Why = why, Sha256 = g.Key, Addresses = [.. g.Select(d => d.Address)], Erased = erase })]);
        var rows = warehouse is null ? 0 : ForgottenRows.Remove(warehouse, files.Journal.State);
        ForgottenBytes.Clear(files.Journal.State, files.Store, at);
        return rows;
    }
}
