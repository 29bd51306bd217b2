using System.Diagnostics;
using Hangfire.Common;
using Hangfire.Server;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>
/// The record of runs, kept while Hangfire does their jobs: an attempt begins with its first job, ends with its last, and where one fails or dies
/// another attempt follows, which goes on where that one was. Jobs name a run by its first attempt.
/// </summary>
/// <param name="node">Name of this server in the record.</param>
public sealed class RunAttempts(RunLedger ledger, RunLines lines, JobBoard board, ServeLog log, string node)
{
    /// <summary>The death of the process is not the work's fault the first two times.</summary>
    private const int Deaths = 3;

    private readonly Lock _lock = new();

    /// <summary>Called when a run is over: done, given up or cancelled, never between two attempts.</summary>
    public Action<RunRecord>? Over { get; set; }

    /// <summary>Begins a job of a run, and the attempt where this is its first.</summary>
    /// <param name="died">Whether this very job was begun before and never ended.</param>
    /// <returns>The attempt; null where the run is over.</returns>
    public RunRecord? Begin(string first, Func<RunRecord, bool> died)
    {
        lock (_lock)
        {
            var run = Going(first);
            if (run is { Status: RunStatus.Running } && died(run))
                run = Died(run);
            if (run is not { Status: RunStatus.Queued })
                return run;
            ledger.Start(run.RunId, node);
            log.Write($"运行 {run.RunId} 开始：{run.Job.Kind}，{run.Origin}，第 {run.Attempt} 次。 Run begins, attempt {run.Attempt}.");
            return ledger.Find(run.RunId);
        }
    }

    /// <summary>Does one job of an attempt. What the work throws is recorded and thrown on: Hangfire decides what comes of it.</summary>
    public async Task Do(RunRecord run, PerformContext job, Func<JobRun, Task> work, CancellationToken ct)
    {
        using var activity = Telemetry.Activities.StartActivity($"run {run.Job.Kind}");
        activity?.SetTag("perfeval.run", run.RunId).SetTag("perfeval.attempt", run.Attempt);
        try
        {
            using var hand = new JobRun(run, ledger, lines);
            await work(hand);
        }
        catch (Exception) when (ct.IsCancellationRequested && board.IsDeleted(job.BackgroundJob.Id))
        {
            Stopped(run);
            throw;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            ledger.Follow(run, RunStatus.Interrupted, "serve 停止。 serve stopped.", RunOrigin.Recovery, counts: false);
            throw;
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.Message);
            log.Write($"{run.RunId} {e}");
            ledger.SetOutcome(run.RunId, e.Message, ExitCode.Failure);
            throw;
        }
    }

    /// <summary>The attempt that is under way; null where the run is over, as it is once a person wanted that.</summary>
    public RunRecord? Going(string first)
    {
        if (ledger.NewestOf(first) is not { } run || !RunStatus.IsActive(run.Status))
            return null;
        if (!run.IsToldToStop)
            return run;
        Stopped(run);
        return null;
    }

    /// <param name="message">Null keeps what the work said.</param>
    /// <param name="exitCode">Null keeps what the work said.</param>
    public void End(RunRecord run, string status, string? message, int? exitCode)
    {
        if (!ledger.End(run.RunId, status, message, exitCode))
            return;
        board.Forget(ledger.FirstOf(run).RunId);
        var ended = ledger.Find(run.RunId)!;
        Telemetry.CountRun(run.Job.Kind, ended.Status, ended.Seconds ?? 0);
        log.Write($"运行 {run.RunId} 结束：{run.Job.Kind}，{ended.Status}{(ended.Message is null ? "。" : $"：{ended.Message}")} Run ended.");
        Over?.Invoke(ended);
    }

    /// <summary>After a failure that Hangfire tries again.</summary>
    public void Retry(string first, DateTimeOffset notBefore)
    {
        if (ledger.NewestOf(first) is { } run && RunStatus.IsActive(run.Status))
            ledger.Follow(run, RunStatus.Failed, message: null, RunOrigin.Retry, counts: true, notBefore);
    }

    /// <summary>After a failure that Hangfire tries no more.</summary>
    public void GiveUp(string first, string why)
    {
        if (ledger.NewestOf(first) is not { } run)
            return;
        End(run, RunStatus.Failed, why, ExitCode.Failure);
    }

    /// <summary>Tells a run to end; it has ended once nothing of it is in hand any more.</summary>
    /// <returns>False where the run is not active.</returns>
    public bool Cancel(string runId)
    {
        if (ledger.Find(runId) is not { } run || !RunStatus.IsActive(run.Status))
            return false;
        ledger.SetOutcome(runId, message: null, ExitCode.Cancelled);
        var first = ledger.FirstOf(run).RunId;
        if (board.Delete(first))
            board.Schedule(Job.FromExpression<CancelledRun>(job => job.Run(first)), CancelledRun.Later);
        else
            End(run, RunStatus.Cancelled, message: null, ExitCode.Cancelled);
        return true;
    }

    /// <summary>Ends the attempt that its process did not live to end.</summary>
    /// <returns>The attempt that follows, queued; null where the run is given up.</returns>
    public RunRecord? Died(RunRecord run)
    {
        const string Why = "进程在运行中结束。 Its process ended before it did.";
        if (run.Failures + 1 < Deaths)
            return ledger.Follow(run, RunStatus.Interrupted, Why, RunOrigin.Recovery, counts: true);
        End(run, RunStatus.Failed, $"{Why} {run.Failures + 1} 次，不再重试。 Given up.", ExitCode.Failure);
        return null;
    }

    // Sources of a night are several jobs: the last one to let go ends it.
    private void Stopped(RunRecord run)
    {
        if (!ledger.Steps(run.RunId).Exists(step => step.Status == RunStatus.Running))
            End(run, RunStatus.Cancelled, message: null, ExitCode.Cancelled);
    }
}
