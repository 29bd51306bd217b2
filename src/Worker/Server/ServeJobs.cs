using Hangfire.Common;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Server;

/// <summary>The jobs of serve and what they share, put together.</summary>
/// <param name="gate">Of the warehouse.</param>
/// <param name="node">Name of this server; null where the home has one.</param>
/// <param name="dataFolder">What an analyst may edit.</param>
internal sealed class ServeJobs(
    RunLedger ledger, RunLines lines, RunAttempts attempts, JobBoard board, WarehouseGate gate, StateStore state, DataHome home, string? node, HostTurns hosts,
    ServeSettings settings, string dataFolder, TimeProvider clock)
{
    /// <summary>Kind of run to the job that it begins with.</summary>
    public static readonly IReadOnlyDictionary<string, Func<string, Job>> Starts = new Dictionary<string, Func<string, Job>>(StringComparer.Ordinal)
    {
        [NightArgs.Kind] = run => Job.FromExpression<NightArchiveCheck>(job => job.Run(run, null!, CancellationToken.None)),
        [IngestArgs.Kind] = run => Job.FromExpression<IngestWork>(job => job.Run(run, null!, CancellationToken.None)),
        [AnalyzeArgs.Kind] = run => Job.FromExpression<AnalyzeWork>(job => job.Run(run, null!, CancellationToken.None)),
        [PublishArgs.Kind] = run => Job.FromExpression<PublishWork>(job => job.Run(run, null!, CancellationToken.None)),
    };

    public NightSources Sources { get; } = new(settings.Sources ?? Path.Combine(dataFolder, "sources"));

    public JobObjects Make(RunQueue queue)
    {
        var archive = new ArchiveGate(home.Archive, node);
        var publishing = new StatePublishing(gate, state, home, Sources.Folder, settings.Keep, clock);
        var handed = new HandedWork(attempts, ledger);
        var steps = new NightSteps(attempts, ledger);
        var crawl = new NightCrawl(steps, Sources, board, ledger, lines, archive, new CrawlerGate(Crawler), hosts, settings.Contact);
        return new JobObjects()
            .Add(new ScheduleTick(queue))
            .Add(new CancelledRun(attempts))
            .Add(new IngestWork(handed, gate, archive, dataFolder))
            .Add(new AnalyzeWork(handed, gate))
            .Add(new PublishWork(handed, publishing))
            .Add(new NightArchiveCheck(steps, crawl, archive, clock))
            .Add(crawl)
            .Add(new NightLoad(steps, board, gate, archive, dataFolder, clock))
            .Add(new NightAnalysis(steps, board, gate, settings.Rules))
            .Add(new NightPublication(steps, attempts, ledger, Sources, publishing));
    }

    private Crawler Crawler() => new(new CrawlSettings { Words = CrawlWords.Load(Path.Combine(dataFolder, "crawl.yaml")), Contact = settings.Contact, Time = clock });
}
