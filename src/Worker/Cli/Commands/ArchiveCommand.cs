using System.CommandLine;
using System.Globalization;
using PerfEval.Ingest.Archive;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Normalize.Privacy;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval archive: what it holds, and whether every bit of it is as it was.</summary>
public static class ArchiveCommand
{
    private static readonly OutputColumn[] s_listColumns =
    [
        new("address", ColumnKind.Text), new("state", ColumnKind.Text), new("title", ColumnKind.Text), new("published_on", ColumnKind.Date),
        new("fetched_at", ColumnKind.Timestamp), new("bytes", ColumnKind.Number), new("source", ColumnKind.Text), new("sha256", ColumnKind.Text),
    ];

    private static readonly OutputColumn[] s_checkColumns = [new("sha256", ColumnKind.Text), new("state", ColumnKind.Text), new("address", ColumnKind.Text)];

    public static Command Create(Terminal terminal) => new ExampleCommand(
        "archive", "档案：列出原件，核对每一位。 The archive of originals: lists it, rereads it.", "perfeval archive list 2023", "perfeval archive check --all")
    {
        List(terminal), Checking(terminal), RebuildingJournal(terminal),
    };

    private static ExampleCommand List(Terminal terminal)
    {
        var text = new Argument<string?>("TEXT") { Description = "地址或标题中的文字 part of address or title", Arity = ArgumentArity.ZeroOrOne };
        var forgotten = new Option<bool>("--forgotten") { Description = "只列已删除的 only what was forgotten" };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "list", "列出档案中的文件及其各版本。 Lists documents and their versions, in the order in which they came.", "perfeval archive list",
            "perfeval archive list 2023 --format csv")
        {
            text, forgotten,
        };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            if (!Directory.Exists(home.Archive))
                return Task.FromResult(Problems.NoArchive(home).Print(terminal));
            using var journal = ArchiveJournal.OpenReader(home.Archive);
            var rows = journal.State.Documents
                .Where(
                    d => parsed.GetValue(text) is not { } part || d.Address.Contains(part, StringComparison.Ordinal)
                        || d.Title.Contains(part, StringComparison.Ordinal))
                .Where(d => !parsed.GetValue(forgotten) || d.Forgotten)
                .Select(
                    d => new object?[]
                    {
                        MaskedText.OfPlace(d.Address).Value,
                        StateOf(d),
                        MaskedText.Of(d.Title).Value,
                        d.PublishedOn,
                        d.FetchedAt.UtcDateTime,
                        d.Bytes,
                        d.Source,
                        d.Sha256
                    });
            return Task.FromResult(output.Write(parsed, terminal, new ResultRows(s_listColumns, rows), "archive", ct));
        });
        return command;
    }

    private static ExampleCommand Checking(Terminal terminal)
    {
        var all = new Option<bool>("--all") { Description = "全部核对，而不只是轮到的七分之一 everything, not only the seventh whose turn it is" };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "check",
            "重读原件并与其指纹核对，每次七分之一。 Rereads originals and compares them with their hashes, a seventh each time.",
            "perfeval archive check", "perfeval archive check --all") { all };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            if (!Directory.Exists(home.Archive))
                return Task.FromResult(Problems.NoArchive(home).Print(terminal));
            var (archive, busy) = ArchiveFiles.Open(home);
            if (busy is not null)
                return Task.FromResult(busy.Print(terminal));
            using var files = archive!;
            foreach (var notice in files.Journal.Notices)
                terminal.Error.WriteLine(notice);
            ForgottenBytes.Clear(files.Journal.State, files.Store, TimeProvider.System.GetUtcNow());
            var outcome = ArchiveCheck.Run(files.Journal, files.Store, parsed.GetValue(all), null, TimeProvider.System, ct);
            if (outcome.Bad.Count > 0)
            {
                var rows = outcome.Bad.Select(b => new object?[] { b.Sha256, b.State, string.Join(' ', b.Addresses) });
                output.Write(parsed, terminal, new ResultRows(s_checkColumns, rows), "check", ct);
            }

            Say(terminal, outcome);
            return Task.FromResult(outcome.IsWhole && files.Journal.Faults.Count == 0 ? ExitCode.Success : ExitCode.Failure);
        });
        return command;
    }

    private static ExampleCommand RebuildingJournal(Terminal terminal)
    {
        var database = new DatabaseOption(writes: true);
        var sources = new SourceOption();
        var command = new ExampleCommand(
            "rebuild-journal",
            "由原件、数据仓库与各代补记日志所失。 Names again what the journal lost, from the originals, the warehouse and the generations.", "perfeval archive rebuild-journal");
        database.AddTo(command);
        sources.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var home = DataHome.Of(database.PathOf(parsed));
            if (!Directory.Exists(home.Archive))
                return Task.FromResult(Problems.NoArchive(home).Print(terminal));
            if (Handover.Refuse(home, "stop serve first, such as: systemctl stop perfeval") is { } running)
                return Task.FromResult(running.Print(terminal));
            var (archive, busy) = ArchiveFiles.Open(home);
            if (busy is not null)
                return Task.FromResult(busy.Print(terminal));
            using var files = archive!;
            var portals = sources.Load(parsed).Sources
                .DistinctBy(source => source.Name)
                .ToDictionary(source => source.Name, source => (source.Id, source.Division));
            string[] databases = [home.Warehouse, .. new Generations(home.Published).All().Select(generation => generation.Path)];
            var summary = new JournalRebuild(files.Journal, files.Store, portals, TimeProvider.System).Run(databases.Where(File.Exists), ct);
            terminal.Error.WriteLine(
                $"补记 {summary.Named} 个文件，{summary.Forgotten} 条删除；日志 {summary.Mended} 处已了结。 "
                + $"Named {summary.Named} documents and {summary.Forgotten} forgotten ones again; {summary.Mended} places of the journal are settled.");
            if (summary.Unnamed > 0)
            {
                terminal.Error.WriteLine(
                    $"{summary.Unnamed} 个原件来历不明，移至 {Path.Combine(home.Archive, "unnamed")}；知其来历者可重新 ingest。 "
                    + $"Nothing tells where {summary.Unnamed} originals came from; they lie in {Path.Combine(home.Archive, "unnamed")}: ingest those that are "
                    + $"reports.");
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static void Say(Terminal terminal, CheckOutcome outcome)
    {
        var (turn, part) = outcome.Part is { } p ? ($"第 {p + 1}/{Check.Parts} 部分", $"part {p + 1} of {Check.Parts}") : ("全部", "all");
        var bad = outcome.Bad.Count(b => b.State != ArchiveCheck.Healed);
        terminal.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"核对{turn}：{outcome.Objects}/{outcome.Total} 个原件，{outcome.Bytes:N0} 字节；损坏或缺失 {bad}，已修复 {outcome.Bad.Count - bad}。 "
            + $"Checked {part}: {outcome.Objects} of {outcome.Total} originals, {outcome.Bytes:N0} bytes; damaged or missing {bad}, healed "
            + $"{outcome.Bad.Count - bad}."));
        if (outcome.Unnamed > 0)
            terminal.Error.WriteLine(
                $"另有 {outcome.Unnamed} 个原件在日志中没有记录：日志有缺失，或一次中断所留；见 perfeval check。 {outcome.Unnamed} originals have no record in the journal: records were "
                + $"lost, or a run was interrupted; see perfeval check.");
        if (bad > 0)
            terminal.Error.WriteLine("下一步 Next: perfeval crawl (fetches them again), or perfeval ingest PATH with the original files");
    }

    private static string StateOf(ArchivedDocument document) =>
        document.Forgotten ? "forgotten" : !document.Current ? "replaced" : document.WithdrawnAt is not null ? "withdrawn" : "current";
}
