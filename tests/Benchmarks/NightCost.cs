using System.Globalization;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Ingest.Processes;
using PerfEval.Portal;
using PerfEval.Portal.Log;
using PerfEval.SampleGenerator;
using PerfEval.Worker.State;

namespace PerfEval.Benchmarks;

/// <summary>
/// A first night on the test portal, one with nothing new, and one with a few new reports: requests, and what crawling, loading and
/// analysing take. Each night's steps are those of the program, in one process as under serve, each opening archive and warehouse anew.
/// What one night's fixed costs are of the whole depends on how dear a document is, hence the two mixes of formats.
/// </summary>
internal static class NightCost
{
    private const double Wanted = 0.03;

    /// <returns>0 where the last night is cheap enough with the formats that portals have.</returns>
    public static async Task<int> Run(int reports, int added)
    {
        if (!Machine.SetUp(Machine.Office))
            return 1;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessorCount} cores, load average {Machine.Load():0.0}"));
        await Share(FormatMix.Plain, reports, added);
        return await Share(FormatMix.OfPortals, reports, added) <= Wanted ? 0 : 1;
    }

    private static async Task<double> Share(FormatMix formats, int reports, int added)
    {
        var scratch = Directory.CreateTempSubdirectory("perfeval-nights-");
        try
        {
            // What is compiled at its first use belongs to no night.
            await using (var small = await TestPortal.Start(PortalPlan.OfEachKind(80, ReportSize.Brief, formats)))
                await Night("(warming up)", small, DataHome.Of(Path.Combine(scratch.FullName, "warm", "warehouse.duckdb")));
            await using var portal = await TestPortal.Start(PortalPlan.OfEachKind(reports, ReportSize.Usual, formats));
            Console.WriteLine($"{reports} reports on {portal.Sites.Count} sites: {formats.Name}");
            var home = DataHome.Of(Path.Combine(scratch.FullName, "warehouse.duckdb"));
            var first = await Night("first night", portal, home);
            await Night("nothing new", portal, home);
            // In the same mix as those before.
            for (var i = 0; i < added; i++)
                portal.Sites[i % portal.Sites.Count].Publish(1, formatsFrom: i);
            var last = await Night(string.Create(CultureInfo.InvariantCulture, $"{added} new"), portal, home);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"reading, loading and analysing: {100 * last.Seconds / first.Seconds:0.0}% of the first night by the clock, "
                    + $"{100 * last.CpuSeconds / first.CpuSeconds:0.0}% of its cpu time (wanted: at most {100 * Wanted:0}%)"));
            return last.Seconds / first.Seconds;
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private static async Task<NightSteps> Night(string name, TestPortal portal, DataHome home)
    {
        Directory.CreateDirectory(home.Folder);
        var mark = portal.Log.Mark();
        var crawl = await Crawl(portal, home);
        var requests = portal.Log.Since(mark);
        var steps = await NightSteps.Measure(home);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-12} crawl {crawl,6:0.00} s, load {steps.Load,6:0.00} s ({steps.LoadCpu:0.00} cpu s), analyse {steps.Analyse,5:0.00} s "
            + $"({steps.AnalyseCpu:0.00} cpu s); loaded {steps.Loaded}; {requests.Count} requests: {Count(requests, "robots")} robots, "
            + $"{Count(requests, "list")} lists, {requests.Count(request => request.Conditional)} conditional "
            + $"({requests.Count(request => request.Status == 304)} answered 304), {requests.Count(IsWhole)} other pages and files"));
        return steps;
    }

    private static async Task<double> Crawl(TestPortal portal, DataHome home)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var words = CrawlWords.Load(Path.Combine(Clone.Data, "crawl.yaml"));
        var processes = new ReaderProcesses(ChildProgram.Reader);
        using var kept = processes.Keep();
        using var crawler = new Crawler(new CrawlSettings { Words = words, Reading = processes });
        using var journal = ArchiveJournal.Open(home.Archive);
        using var store = new OriginalStore(home.Archive);
        var run = Guid.NewGuid().ToString("n");
        var summaries = await Task.WhenAll(
            portal.Sites.Select(site => Task.Run(() => crawler.Run(SourceOf(site), run, journal, store, null, CancellationToken.None))));
        if (summaries.Any(summary => !summary.Complete || summary.Failed > 0))
            throw new InvalidOperationException(string.Join('\n', summaries.SelectMany(summary => summary.Issues)));
        return clock.Elapsed.TotalSeconds;
    }

    private static Source SourceOf(PortalSite site) => new()
    {
        Id = site.Name,
        Name = site.Name,
        Division = site.Plan.Division,
        Kind = site.Plan.Kind == "plain" ? "generic" : site.Plan.Kind,
        Start = [site.Start],
        Hosts = [AllowedHosts.EntryOf(site.Start)],
        Local = true,
        Delay = TimeSpan.Zero,
    };

    private static int Count(IReadOnlyList<RequestEntry> requests, string kind) => requests.Count(request => request.Kind == kind);

    private static bool IsWhole(RequestEntry request) => request is { Kind: not ("robots" or "list"), Conditional: false };
}
