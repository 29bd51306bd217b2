using Hangfire.Server;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>
/// What the jobs of a night have in common: a step that the run has behind it is not done again, and the next job is made before this one is
/// over, so that a night interrupted anywhere goes on where it was.
/// </summary>
public sealed class NightSteps(RunAttempts attempts, RunLedger ledger)
{
    /// <param name="first">Id of the run's first attempt.</param>
    /// <param name="source">Null where the step is of no single source.</param>
    /// <param name="next">Makes what follows; told the attempt, and whether it may have done so before.</param>
    public async Task Do(
        string first, string step, string? source, PerformContext job, Func<JobRun, Task> work, Action<RunRecord, bool> next, CancellationToken ct)
    {
        if (attempts.Begin(first, run => ledger.Steps(run.RunId).Exists(row => IsThis(row) && row.Status == RunStatus.Running)) is not { } run)
            return;
        var before = ledger.Steps(run.RunId).Where(IsThis).ToList();
        if (!before.Exists(row => row.IsDone))
            await attempts.Do(run, job, work, ct);
        if (attempts.Going(first) is not { } now)
            return;
        next(now, before.Count > 0 || run.Attempt > 1);
        // Whoever cancelled the run between these lines saw this job in hand.
        attempts.Going(first);

        bool IsThis(RunStep row) => row.Step == step && row.Source == source;
    }
}
