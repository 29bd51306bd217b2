using System.Text.Json.Nodes;
using Hangfire;
using Hangfire.Server;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>The last step of a night, with which it ends: a new generation for readers, or why there is none.</summary>
public sealed class NightPublication(NightSteps steps, RunAttempts attempts, RunLedger ledger, NightSources sources, StatePublishing publishing)
{
    private const string Step = "publish";

    [Queue(JobQueues.Warehouse), AutomaticRetry(Attempts = 2, DelaysInSeconds = [300, 900])]
    public Task Run(string run, PerformContext job, CancellationToken ct) => steps.Do(
        run, Step, source: null, job,
        hand =>
        {
            hand.Begin(NightShares.Analysed, Step);
            return hand.Steps.Do(
                Step, null, () => publishing.Publish(new PublishInput { RunId = hand.RunId, Sources = Tonight(hand.RunId) }, new RunListener(hand, 1, 1), ct),
                End);
        },
        (now, _) => Close(now),
        ct);

    // What enabled sources gave stands in the archive; what could not be visited at all gave nothing.
    private IReadOnlyList<SourceYield> Tonight(string runId) =>
    [
        .. from step in ledger.Steps(runId)
           where step is { Step: NightCrawl.Step, Source: not null }
           let source = sources.Find(step.Source!)
           let counts = step.CountsJson is { } json ? JsonNode.Parse(json) : null
           where source is not null && (counts is null || !source.Enabled)
           select LastYields.Of(source, (int?)counts?["documents"] ?? 0, (int?)counts?["quarantined"] ?? 0, complete: step.Status == RunStatus.Succeeded),
    ];

    private void Close(RunRecord run)
    {
        var step = ledger.Steps(run.RunId).Last(row => row.Step == Step && row.IsDone);
        var end = step.Status == RunStatus.Unpublished
            ? new RunEnd(RunStatus.Unpublished, step.Error, ExitCode.Failure)
            : RunEnd.Done(ExitCode.Success);
        ledger.SetOutcome(run.RunId, end.Message, end.ExitCode);
        attempts.End(run, end.Status, message: null, exitCode: null);
    }

    private static StepEnd End(PublishResult result) => new(
        result.Generation is null ? RunStatus.Unpublished : RunStatus.Succeeded,
        new JsonObject { ["generation"] = result.Generation, ["reports"] = result.Reports, ["flags"] = result.Flags },
        result.Failures.Count == 0 ? null : string.Join('\n', result.Failures));
}
