using System.Diagnostics;
using PerfEval.Worker.Serving;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Scheduling;

/// <summary>
/// Takes one queued run through its life: lease, work, end, and the run that follows where it was not done. Attempts are counted here, in our
/// own tables, whatever scheduler brings the run.
/// </summary>
public sealed class JobRunner(
    RunLedger ledger, LeaseTable leases, JobHandlers handlers, RunningJobs running, TimeProvider clock, ServeLog log, CancellationToken stopping)
{
    private static readonly ProcessIdentity s_self = ProcessIdentity.Own();

    /// <summary>Called when a job is over: done, given up or cancelled, never between two attempts.</summary>
    public Action<RunRecord>? Over { get; set; }

    /// <returns>The run to follow, already queued in the ledger; null where the job is over.</returns>
    public async Task<RunRecord?> Execute(string runId)
    {
        // A tick that fires twice finds the run taken.
        if (stopping.IsCancellationRequested || ledger.Find(runId) is not { Status: RunStatus.Queued } record)
            return null;
        var key = record.Job.UniqueKey;
        if (!leases.Take(key, runId, s_self, holder => holder != s_self && holder.IsAlive()))
            return null;
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var run = new JobRun(record, s_self.Node, ledger, cancellation);
        using var activity = Telemetry.Activities.StartActivity($"run {record.Job.Kind}");
        activity?.SetTag("perfeval.run", runId).SetTag("perfeval.attempt", record.Attempt);
        ledger.Start(runId, s_self.Node);
        running.Add(run);
        log.Write($"{runId} {record.Job.Kind}: {record.Origin}, attempt {record.Attempt}");
        try
        {
            var follower = await Attempt(record, run, cancellation.Token);
            var ended = ledger.Find(runId)!;
            activity?.SetStatus(ended.Status == RunStatus.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Ok, ended.Message);
            Telemetry.CountRun(record.Job.Kind, ended.Status, ended.Seconds ?? 0);
            log.Write($"{runId} {record.Job.Kind}: {ended.Status}{(ended.Message is null ? string.Empty : $", {ended.Message}")}");
            if (follower is null)
                Over?.Invoke(ended);
            return stopping.IsCancellationRequested ? null : follower;
        }
        finally
        {
            running.Remove(run);
            leases.Release(key);
        }
    }

    /// <summary>After a start: what the process before left unended is marked so and queued again.</summary>
    /// <returns>Everything that is queued now.</returns>
    public IReadOnlyList<RunRecord> Recover()
    {
        foreach (var run in ledger.Active().Where(r => r.Status == RunStatus.Running))
        {
            const string Why = "进程在运行中结束。 Its process ended before it did.";
            if (run.Failures + 1 < Math.Max(RetryPlan.Deaths, handlers.RetryOf(run.Job.Kind).Attempts))
            {
                ledger.Follow(run, RunStatus.Interrupted, Why, RunOrigin.Recovery, counts: true);
            }
            else
            {
                ledger.End(run.RunId, RunStatus.Failed, $"{Why} {run.Failures + 1} 次，不再重试。 Given up.", exitCode: 1);
                Over?.Invoke(ledger.Find(run.RunId)!);
            }
        }

        return ledger.Active();
    }

    /// <returns>False where the run is not active.</returns>
    public bool Cancel(string runId)
    {
        if (running.Find(runId) is { } run)
        {
            run.Cancel();
            return true;
        }

        return ledger.End(runId, RunStatus.Cancelled, message: null, exitCode: 130);
    }

    private async Task<RunRecord?> Attempt(RunRecord record, JobRun run, CancellationToken ct)
    {
        try
        {
            await handlers.Run(record.Job, run, ct);
            ledger.End(record.RunId, RunStatus.Succeeded, message: null, exitCode: null);
            return null;
        }
        catch (OperationCanceledException) when (run.IsCancelled)
        {
            ledger.End(record.RunId, RunStatus.Cancelled, message: null, exitCode: 130);
            return null;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return ledger.Follow(record, RunStatus.Interrupted, "serve 停止。 serve stopped.", RunOrigin.Recovery, counts: false);
        }
        // The edge of a job: whatever went wrong in one must not take the others and the server with it.
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            log.Write($"{record.RunId} {e}");
            if (handlers.RetryOf(record.Job.Kind).PauseAfter(record.Failures + 1) is { } pause)
                return ledger.Follow(record, RunStatus.Failed, e.Message, RunOrigin.Retry, counts: true, clock.GetUtcNow() + pause);
            ledger.End(record.RunId, RunStatus.Failed, e.Message, exitCode: 1);
            return null;
        }
    }
}
