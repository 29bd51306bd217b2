using System.Text.Json.Nodes;
using Hangfire;
using Hangfire.Common;
using Hangfire.Server;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Running;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>The fourth step of a night: all rules, where something changed.</summary>
/// <param name="rules">Reads them anew.</param>
public sealed class NightAnalysis(NightSteps steps, JobBoard board, WarehouseGate gate, Func<RuleCatalogue> rules, TimeProvider clock)
{
    private const string Step = "analyse";

    [Queue(JobQueues.Warehouse), AutomaticRetry(Attempts = 2, DelaysInSeconds = [300, 900])]
    public Task Run(string run, PerformContext job, CancellationToken ct) => steps.Do(
        run, Step, source: null, job,
        hand =>
        {
            hand.Begin(NightShares.Loaded, Step);
            return hand.Steps.Do(
                Step, null,
                () => gate.Use(
                    warehouse => Task.Run(
                        () => AnalysisRun.Of(warehouse, rules(), all: false, clock, new RunListener(hand, NightShares.Loaded, NightShares.Loaded), ct).Summary,
                        ct),
                    ct), End);
        },
        (_, again) => board.Continue(job.BackgroundJob.Id, Job.FromExpression<NightPublication>(next => next.Run(run, null!, CancellationToken.None)), again),
        ct);

    private static StepEnd End(RunSummary summary)
    {
        var failed = summary.Failed.ToList();
        return new StepEnd(
            failed.Count == 0 ? RunStatus.Succeeded : RunStatus.Failed,
            new JsonObject { ["looked"] = summary.Looked, ["checked"] = summary.Checked, ["flags"] = summary.Fired, ["failed_rules"] = failed.Count },
            failed.Count == 0 ? null : string.Join('\n', failed.Select(rule => $"{rule.RuleId}: {rule.Failure}")));
    }
}
