using Hangfire;
using Hangfire.Common;
using Hangfire.States;
using Hangfire.Storage;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>
/// Hangfire's jobs by the run that they do, and what a run keeps beside them. Every job of a run has the id of the run's first attempt as its
/// first argument; the index is written with the states themselves.
/// </summary>
public sealed class JobBoard(JobStore store)
{
    private const int Rounds = 10;

    /// <returns>Null for what is no job of a run.</returns>
    public static string? RunOf(Job job) => job.Type != typeof(ScheduleTick) && job.Type != typeof(CancelledRun) && job.Args is [string run, ..] ? run : null;

    public static string IndexOf(string first) => $"perfeval:jobs:{first}";

    public void Enqueue(Job job) => store.Client.Create(job, new EnqueuedState());

    /// <summary>A job for when the given one has succeeded.</summary>
    /// <param name="again">Whether it may have been made before; then it is not made twice.</param>
    public void Continue(string after, Job job, bool again)
    {
        if (!again || !Of(RunOf(job)!).Any(other => other.IsSame(job)))
            store.Client.Create(job, new AwaitingState(after, new EnqueuedState(), JobContinuationOptions.OnlyOnSucceededState));
    }

    public void Schedule(Job job, TimeSpan later) => store.Client.Create(job, new ScheduledState(later));

    /// <summary>What is still to be done of a run.</summary>
    public IReadOnlyList<WaitingJob> Of(string first)
    {
        using var connection = store.Storage.GetConnection();
        return
        [
            .. (connection.GetAllItemsFromSet(IndexOf(first)) ?? [])
                .Select(id => (Id: id, Data: connection.GetJobData(id)))
                // One that has ended since the index was read is not waiting.
                .Where(job => job.Data is { Job: not null, State: var state } && state != SucceededState.StateName && state != DeletedState.StateName)
                .Select(job => new WaitingJob(job.Id, job.Data.Job, job.Data.State == ProcessingState.StateName)),
        ];
    }

    /// <summary>Nothing of the run is begun any more; what is in hand is told to stop.</summary>
    /// <returns>Whether something is in hand.</returns>
    public bool Delete(string first)
    {
        var started = false;
        // A job that ends meanwhile may just have made the next one.
        for (var round = 0; round < Rounds && Of(first) is { Count: > 0 } jobs; round++)
        {
            foreach (var job in jobs)
                started |= store.Client.Delete(job.Id) && job.Started;
        }

        return started;
    }

    public bool IsDeleted(string jobId)
    {
        using var connection = store.Storage.GetConnection();
        return connection.GetStateData(jobId)?.Name == DeletedState.StateName;
    }

    /// <summary>What waits for its next attempt is done now.</summary>
    public void Hasten(string first)
    {
        foreach (var job in Of(first))
            store.Client.ChangeState(job.Id, new EnqueuedState { Reason = "asked for" }, ScheduledState.StateName);
    }

    /// <summary>Names that a run keeps beside its jobs until it is over.</summary>
    public void Keep(string first, IReadOnlyCollection<string> names) => Write(transaction =>
    {
        foreach (var name in names)
            transaction.AddToSet(KeyOf(first), name);
    });

    public HashSet<string> Kept(string first)
    {
        using var connection = store.Storage.GetConnection();
        return connection.GetAllItemsFromSet(KeyOf(first)) ?? [];
    }

    public void Forget(string first)
    {
        var names = Kept(first);
        Write(transaction =>
        {
            foreach (var name in names)
                transaction.RemoveFromSet(KeyOf(first), name);
        });
    }

    private static string KeyOf(string first) => $"perfeval:names:{first}";

    private void Write(Action<IWriteOnlyTransaction> write)
    {
        using var connection = store.Storage.GetConnection();
        using var transaction = connection.CreateWriteTransaction();
        write(transaction);
        transaction.Commit();
    }
}
