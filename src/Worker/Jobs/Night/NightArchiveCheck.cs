using System.Text.Json.Nodes;
using Hangfire;
using Hangfire.Server;
using PerfEval.Ingest.Archive;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>
/// The first step of a night: a seventh of the originals is reread, so that what is damaged is asked for anew by the crawl that follows; what was forgotten
/// long enough ago is erased.
/// </summary>
public sealed class NightArchiveCheck(NightSteps steps, NightCrawl crawl, ArchiveGate archive, TimeProvider clock)
{
    private const string Step = "archive";

    [Queue(JobQueues.Crawl), AutomaticRetry(Attempts = 2, DelaysInSeconds = [300, 900])]
    public Task Run(string run, PerformContext job, CancellationToken ct) => steps.Do(
        run, Step, source: null, job,
        hand =>
        {
            hand.Begin(0, Step);
            return hand.Steps.Do(Step, null, () => Check(hand, ct), End);
        },
        (now, again) => crawl.Begin(run, now, job.BackgroundJob.Id, again),
        ct);

    private Task<CheckOutcome> Check(JobRun hand, CancellationToken ct) => archive.Use((journal, store) => Task.Run(
        () =>
        {
            ForgottenBytes.Clear(journal.State, store, clock.GetUtcNow());
            var outcome = ArchiveCheck.Run(journal, store, all: false, progress: null, clock, ct);
            foreach (var bad in outcome.Bad)
                hand.Say($"档案原件 Original {bad.Sha256}: {bad.State} {string.Join(' ', bad.Addresses)}");
            return outcome;
        }, ct));

    /// <summary>A damaged original fails the step, so that somebody looks at the disk; the night goes on.</summary>
    private static StepEnd End(CheckOutcome outcome)
    {
        var lost = outcome.Bad.Count(bad => bad.State != ArchiveCheck.Healed);
        return new StepEnd(
            lost == 0 ? RunStatus.Succeeded : RunStatus.Failed,
            new JsonObject
            {
                ["originals"] = outcome.Objects,
                ["of"] = outcome.Total,
                ["bytes"] = outcome.Bytes,
                ["damaged"] = lost,
                ["healed"] = outcome.Bad.Count - lost,
            },
            lost == 0 ? null : $"{lost} 个原件损坏或缺失。 {lost} originals are damaged or missing: perfeval archive check --all");
    }
}
