using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>Takes runs for now and for later: a record of ours each, and the job in Hangfire that it begins with.</summary>
/// <param name="starts">Kind to the job that a run of it begins with, given the run's id.</param>
public sealed class RunQueue(
    RunLedger ledger, RunAttempts attempts, JobBoard board, JobStore store, IReadOnlyDictionary<string, Func<string, Job>> starts, TimeProvider clock)
{
    private static readonly TimeSpan s_settled = TimeSpan.FromMinutes(1);

    private readonly Dictionary<string, (JobEnvelope Job, Schedule Schedule)> _schedules = new(StringComparer.Ordinal);

    /// <returns>The id of the run; that of the active run where one has the same key.</returns>
    public string Enqueue(JobEnvelope job)
    {
        var (run, isNew) = ledger.Add(job, RunOrigin.Hand);
        if (isNew)
            board.Enqueue(starts[job.Kind](run.RunId));
        else if (run.NotBefore is not null && run.Status == RunStatus.Queued)
            board.Hasten(ledger.FirstOf(run).RunId);
        return run.RunId;
    }

    /// <summary>Runs a job at the times of a schedule, and at once where the latest of them passed without it since the ledger began.</summary>
    /// <param name="id">Of the schedule.</param>
    public void Recur(string id, JobEnvelope job, Schedule schedule)
    {
        _schedules[id] = (job, schedule);
        Due(id, RunOrigin.Missed);
        for (var i = 0; i < schedule.Crons.Count; i++)
        {
            store.Recurring.AddOrUpdate(
                TickOf(id, i), Job.FromExpression<ScheduleTick>(tick => tick.Run(id)), schedule.Crons[i], new RecurringJobOptions { TimeZone = schedule.Zone });
        }
    }

    /// <summary>Ends the schedules of earlier starts that are none any more.</summary>
    public void Retire()
    {
        using var connection = store.Storage.GetConnection();
        var known = _schedules.SelectMany(schedule => schedule.Value.Schedule.Crons.Select((_, i) => TickOf(schedule.Key, i)))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var gone in connection.GetRecurringJobs().Where(tick => !known.Contains(tick.Id)))
            store.Recurring.RemoveIfExists(gone.Id);
    }

    /// <summary>Runs the job of a schedule for its latest time, which a late or repeated tick shares with the punctual one.</summary>
    /// <param name="origin">Why the run is made, where it is.</param>
    public void Due(string id, string origin = RunOrigin.Schedule)
    {
        if (!_schedules.TryGetValue(id, out var known) || known.Schedule.LatestDue(clock.GetUtcNow()) is not { } due)
            return;
        if (due <= ledger.Since() || ledger.Has(known.Job.UniqueKey, due))
            return;
        var (run, isNew) = ledger.Add(known.Job, origin, due);
        if (isNew)
            board.Enqueue(starts[known.Job.Kind](run.RunId));
    }

    private static string TickOf(string id, int expression) => expression == 0 ? id : $"{id}#{expression}";

    /// <summary>
    /// To be called before a server starts: what Hangfire does not know is begun again from the record; where no other server works, what the process
    /// before had in hand is marked so and followed.
    /// </summary>
    /// <param name="node">Name of that server.</param>
    /// <returns>Runs that Hangfire did not know.</returns>
    public IReadOnlyList<RunRecord> Recover(string node)
    {
        store.ReleaseOf(node);
        var unknown = new List<RunRecord>();
        // Another server may be about to make the first job of a run that it has just written down.
        foreach (var run in ledger.Active().Where(run => store.IsAlone || run.CreatedAt < clock.GetUtcNow() - s_settled))
        {
            var first = ledger.FirstOf(run).RunId;
            var jobs = board.Of(first);
            if (!store.IsAlone && jobs.Any(job => job.Started))
                continue;
            if (run.IsToldToStop)
            {
                board.Delete(first);
                attempts.End(run, RunStatus.Cancelled, message: null, exitCode: null);
                continue;
            }

            var next = run.Status == RunStatus.Running && (store.IsAlone || jobs.Count == 0) ? attempts.Died(run) : run;
            if (next is null || jobs.Count > 0)
                continue;
            unknown.Add(next);
            board.Enqueue(starts[run.Job.Kind](first));
        }

        return unknown;
    }
}
