using System.CommandLine;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Ingest.Processes;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval crawl: portals into the archive, and what is new there into rows and flags.</summary>
public static class CrawlCommand
{
    public const string ContactVariable = "PERFEVAL_CONTACT";

    private static readonly Argument<string[]> s_names = new("SOURCE")
    {
        Description = "来源，缺省为全部启用的 sources; all enabled ones if none is named",
        Arity = ArgumentArity.ZeroOrMore
    };
    private static readonly Option<bool> s_archiveOnly = new("--no-ingest") { Description = "只存档，不入库 stop after the archive" };
    private static readonly Option<bool> s_list = new("--list") { Description = "只看列表，列出将要访问的地址 walk the lists only and show what would be visited" };
    private static readonly Option<string?> s_contact = new("--contact")
    {
        Description = $"联系方式，写入 User-Agent，缺省取 {ContactVariable} mail or web address for the portal's people",
        HelpName = "ADDRESS",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable(ContactVariable) is { Length: > 0 } named ? named : null,
    };

    public static Command Create(Terminal terminal)
    {
        var sources = new SourceOption();
        var database = new DatabaseOption(writes: true);
        var rules = new RuleOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "crawl",
            "采集门户上的报告，入库并核对。 Crawls portals into the archive, then reads and checks what is new.",
            "perfeval crawl",
            "perfeval crawl qinghe --list",
            "perfeval crawl --sources my-sources/ --no-ingest --format json") { s_names, s_archiveOnly, s_list, s_contact };
        sources.AddTo(command);
        database.AddTo(command);
        rules.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var (all, faulty) = sources.Load(parsed);
            foreach (var fault in faulty)
                terminal.Error.WriteLine(fault);
            var (chosen, problem) = Choose(all, parsed.GetRequiredValue(s_names));
            problem ??= Unsigned(chosen, parsed.GetValue(s_contact));
            if (problem is not null)
                return problem.Print(terminal);
            var home = DataHome.Of(database.PathOf(parsed));
            if (Handover.Refuse(home, $"perfeval runs start {string.Join(' ', chosen.Select(source => $"--source {source.Id}"))}") is { } served)
                return served.Print(terminal);
            var (archive, busy) = ArchiveFiles.Open(home);
            if (busy is not null)
                return busy.Print(terminal);
            using var files = archive!;
            var processes = new ReaderProcesses(ChildProgram.Reader);
            using var kept = processes.Keep();
            var settings = new CrawlSettings
            {
                Words = CrawlWords.Load(Path.Combine(DataFolder.Find(), "crawl.yaml")),
                Reading = processes,
                Contact = parsed.GetValue(s_contact)
            };
            using var job = new CrawlJob(settings, new TerminalListener(terminal));
            if (parsed.GetValue(s_list))
                return await List(job, chosen, files, output, parsed, terminal, ct);
            var crawled = await job.Run(chosen, CrawlJob.NewRunId(TimeProvider.System), files.Journal, files.Store, ct);
            output.Write(parsed, terminal, CrawlRows.Of(crawled), "crawl", ct);
            var whole = faulty.Count == 0 && crawled.All(CrawlJob.IsWhole);
            if (!parsed.GetValue(s_archiveOnly) && await Load(database, rules, parsed, files, processes, terminal, ct) is var loaded and not ExitCode.Success)
                return loaded;
            return whole ? ExitCode.Success : ExitCode.SomeRejected;
        });
        return command;
    }

    private static (IReadOnlyList<Source> Chosen, Problem? Problem) Choose(IReadOnlyList<Source> all, string[] names)
    {
        var missing = names.Except(all.Select(source => source.Id)).ToList();
        if (missing.Count > 0)
        {
            return ([], new Problem(
                $"没有这样的来源：{string.Join("、", missing)}。", $"No such source, or its file has an error: {string.Join(", ", missing)}.", "perfeval sources"));
        }

        return ([.. names.Length > 0 ? all.Where(source => names.Contains(source.Id)) : all.Where(source => source.Enabled)], null);
    }

    private static Problem? Unsigned(IReadOnlyList<Source> chosen, string? contact) =>
        contact is null && chosen.Any(source => !source.Local)
            ? new Problem(
                "采集外部门户须留联系方式。", "Portals are crawled only with a contact in the User-Agent.",
                $"set {ContactVariable} to a mail or web address, or give --contact ADDRESS")
            : null;

    private static async Task<int> List(
        CrawlJob job, IReadOnlyList<Source> chosen, ArchiveFiles files, RowOutput output, ParseResult parsed, Terminal terminal, CancellationToken ct)
    {
        var plans = await job.Plan(chosen, CrawlJob.NewRunId(TimeProvider.System), files.Journal, files.Store, ct);
        output.Write(parsed, terminal, CrawlRows.Of(plans), "crawl", ct);
        return plans.All(plan => plan.Complete) ? ExitCode.Success : ExitCode.SomeRejected;
    }

    private static async Task<int> Load(
        DatabaseOption database, RuleOption rules, ParseResult parsed, ArchiveFiles files, ReaderProcesses processes, Terminal terminal, CancellationToken ct)
    {
        var (connection, problem) = database.OpenWriter(parsed);
        if (problem is not null)
            return problem.Print(terminal);
        using (connection)
        {
            var listener = new TerminalListener(terminal);
            var load = StepServices.Ingest(DataFolder.Find(), listener, processes).RunArchived(connection!, files.Journal, files.Store, ct);
            return (await LoadAndCheck.Run(connection!, load, () => rules.Load(parsed), listener, ct)).ExitCode();
        }
    }
}
