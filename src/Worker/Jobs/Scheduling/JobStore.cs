using Hangfire;
using Hangfire.Client;
using Hangfire.Common;
using Hangfire.States;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>Where Hangfire keeps what is to be done: a file of the data home, which one server has to itself, or PostgreSQL, which several share.</summary>
public abstract class JobStore : IDisposable
{
    private readonly JobFilterCollection _ofEveryJob = [];

    protected JobStore(JobStorage storage)
    {
        Storage = storage;
        _ofEveryJob.Add(new ContinuationsSupportAttribute());
        _ofEveryJob.Add(new StatisticsHistoryAttribute());
        Filters = new JobFilterProviderCollection(_ofEveryJob, new JobFilterAttributeFilterProvider());
        var factory = new BackgroundJobFactory(Filters);
        Client = new BackgroundJobClient(Storage, factory, new BackgroundJobStateChanger(Filters));
        Recurring = new RecurringJobManager(Storage, factory);
    }

    public JobStorage Storage { get; }

    /// <summary>Whether no other server works on it.</summary>
    public abstract bool IsAlone { get; }

    /// <summary>Filters of every job, and those that methods name.</summary>
    public JobFilterProviderCollection Filters { get; }

    public IBackgroundJobClient Client { get; }

    public RecurringJobManager Recurring { get; }

    /// <summary>Beside the state: jobs.db for its file, a schema of its own in its database.</summary>
    /// <exception cref="InvalidDataException">The file is no database.</exception>
    /// <exception cref="System.Data.Common.DbException">PostgreSQL does not answer, or refuses.</exception>
    public static JobStore Open(StateAddress state) =>
        state.Postgres is null ? SqliteJobStore.Open(state.Home.Jobs) : PostgresJobStore.Open(state.Postgres);

    /// <summary>To be called before the first job.</summary>
    public void AddFilter(IApplyStateFilter filter) => _ofEveryJob.Add(filter);

    /// <summary>What a server that is gone had fetched from a queue lies in it again. Nobody may work on that queue.</summary>
    public abstract void Release(string queue);

    /// <summary>The same of what the process before this one had, under the same name of a server. It has to be gone.</summary>
    public abstract void ReleaseOf(string node);

    public abstract void Dispose();
}
