using Hangfire.Server;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Handed;

/// <summary>Work that a command has handed to serve: a run of one job.</summary>
public sealed class HandedWork(RunAttempts attempts, RunLedger ledger)
{
    /// <param name="first">Id of the run's first attempt.</param>
    /// <param name="work">Gives how the run ends.</param>
    public async Task Do(string first, PerformContext job, Func<JobRun, Task<RunEnd>> work, CancellationToken ct)
    {
        // It has no other job, so one that runs already when it begins was cut off.
        if (attempts.Begin(first, _ => true) is not { } run)
            return;
        var end = RunEnd.Done(0);
        await attempts.Do(run, job, async hand => end = await work(hand), ct);
        // Once it has ended nobody waits for what it printed.
        ledger.SetOutcome(run.RunId, end.Message, end.ExitCode);
        attempts.End(run, end.Status, message: null, exitCode: null);
    }
}
