using System.Text.Json.Nodes;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>
/// The second step of a night: each source into the archive, a job each. One that fails does not stop the others; the last one to end, whichever
/// way, makes the job that loads.
/// </summary>
/// <param name="contact">Where a portal's people reach ours; null allows local sources only.</param>
public sealed class NightCrawl(
    NightSteps steps, NightSources sources, JobBoard board, RunLedger ledger, RunLines lines, ArchiveGate archive, CrawlerGate crawlers, HostTurns hosts,
    string? contact)
{
    /// <summary>Names the step of each source in the ledger.</summary>
    public const string Step = "crawl";

    private readonly Lock _lock = new();

    /// <summary>Makes the jobs of a night's sources, to be begun when the given job is over; where there are none, the one that loads.</summary>
    /// <param name="first">Id of the run's first attempt.</param>
    /// <param name="after">Id of the job that they follow.</param>
    /// <param name="again">Whether some may have been made before.</param>
    public void Begin(string first, RunRecord run, string after, bool again)
    {
        // What the first attempt set out to do stays what all of them wait for.
        var wanted = board.Kept(first);
        if (wanted.Count == 0)
        {
            Refuse(run);
            wanted = sources.Of(run.Job.Args<NightArgs>(NightArgs.Version)).ToHashSet(StringComparer.Ordinal);
            board.Keep(first, wanted);
        }

        foreach (var source in wanted.Order(StringComparer.Ordinal))
            board.Continue(after, Job.FromExpression<NightCrawl>(crawl => crawl.Run(first, source, null!, CancellationToken.None)), again);
        if (wanted.Count == 0)
            board.Continue(after, Load(first), again);
    }

    /// <param name="run">Id of the run's first attempt.</param>
    [Queue(JobQueues.Crawl), AutomaticRetry(Attempts = 2, DelaysInSeconds = [300, 900])]
    public Task Run(string run, string source, PerformContext job, CancellationToken ct) => steps.Do(
        run, Step, source, job,
        async hand =>
        {
            var wanted = board.Kept(run);
            var progress = new SourceProgress(hand, wanted.Count, () => Ended(hand.RunId).Count(wanted.Contains));
            try
            {
                var summary = await hosts.Use(
                    sources.Find(source), token => hand.Steps.Do(Step, source, () => Crawl(source, hand.RunId, progress, token), End), ct);
                foreach (var issue in summary.Issues)
                    hand.Say($"{source}: {issue}");
            }
            // The ledger has it; the other sources go on.
#pragma warning disable CA1031
            catch (Exception e) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                hand.Say($"{source}: {e.Message}");
            }
        },
        (now, _) =>
        {
            lock (_lock)
            {
                if (board.Kept(run).IsSubsetOf(Ended(now.RunId)))
                    board.Continue(job.BackgroundJob.Id, Load(run), again: true);
            }
        },
        ct);

    private static Job Load(string first) => Job.FromExpression<NightLoad>(load => load.Run(first, null!, CancellationToken.None));

    private async Task<CrawlSummary> Crawl(string id, string runId, IProgress<CrawlProgress> progress, CancellationToken ct)
    {
        var source = sources.Find(id) ?? throw new InvalidDataException($"来源 {id} 已不存在。 The source {id} is gone from data/sources.");
        if (contact is null && !source.Local)
            throw new InvalidDataException("没有联系方式，不采集：设 contact 或 PERFEVAL_CONTACT。 Not crawled without a contact: set contact or PERFEVAL_CONTACT.");
        return await crawlers.Use(async crawler =>
        {
            var summary = await archive.Use((journal, store) => Task.Run(() => SourceCrawl.Run(crawler, source, runId, journal, store, progress, ct), ct));
            // The next server to ask these hosts does not know when they were asked last, nor how long they want to be left.
            if (hosts.AreShared)
                await crawler.Rest(source, ct);
            return summary;
        });
    }

    // Files that are no sources; they are told once a night.
    private void Refuse(RunRecord run)
    {
        using var hand = new JobRun(run, ledger, lines);
        foreach (var problem in sources.Load().Problems.GroupBy(problem => problem.File, StringComparer.Ordinal))
        {
            foreach (var one in problem)
                hand.Say(one.ToString());
            hand.Steps.Failed(Step, Path.GetFileNameWithoutExtension(problem.Key), string.Join('\n', problem));
        }
    }

    private HashSet<string> Ended(string runId) =>
        ledger.Steps(runId)
            .Where(step => step is { Step: Step, Source: not null, IsDone: true })
            .Select(step => step.Source!)
            .ToHashSet(StringComparer.Ordinal);

    private static StepEnd End(CrawlSummary summary)
    {
        var counts = new JsonObject
        {
            ["lists"] = summary.Lists,
            ["pages"] = summary.Pages,
            ["documents"] = summary.Documents,
            ["new"] = summary.New,
            ["changed"] = summary.Changed,
            ["withdrawn"] = summary.Withdrawn,
            ["unchanged"] = summary.Unchanged,
            ["failed"] = summary.Failed,
            ["quarantined"] = summary.Quarantined,
            ["requests"] = summary.Requests,
            ["bytes"] = summary.Bytes,
        };
        var whole = summary is { Complete: true, BelowMinimum: false };
        return new StepEnd(whole ? RunStatus.Succeeded : RunStatus.Failed, counts, whole ? null : string.Join('\n', summary.Issues.Take(20)));
    }
}
