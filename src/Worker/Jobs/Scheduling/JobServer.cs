using System.Diagnostics;
using Hangfire;

namespace PerfEval.Worker.Jobs.Scheduling;

/// <summary>
/// Hangfire's workers in this process: some for the crawl, and one for the warehouse, which has one writer, while this server is the one that writes it.
/// </summary>
/// <param name="node">Name of this server in Hangfire's tables; those that share them differ.</param>
/// <param name="parallel">Jobs of the crawl at one time.</param>
/// <param name="patience">How long jobs have to let go at a stop.</param>
public sealed class JobServer(JobStore store, JobActivator jobs, string node, int parallel, TimeSpan patience) : IDisposable
{
    /// <summary>How soon a schedule's time or a retry's is seen, and a cancelled job told.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly Stopwatch _stopping = new();
    private BackgroundJobServer? _crawl;
    private BackgroundJobServer? _warehouse;

    public void Start() => _crawl = new BackgroundJobServer(Options(JobQueues.Crawl, parallel), store.Storage);

    /// <summary>This server writes the warehouse from now on.</summary>
    public void TakeWarehouse()
    {
        lock (_lock)
        {
            store.Release(JobQueues.Warehouse);
            var options = Options(JobQueues.Warehouse, workers: 1);
            options.IsLightweightServer = true;
            _warehouse = new BackgroundJobServer(options, store.Storage);
        }
    }

    /// <summary>Nothing more is begun, and what is in hand is told to stop.</summary>
    public void SendStop()
    {
        _stopping.Start();
        _crawl?.SendStop();
        _warehouse?.SendStop();
    }

    /// <summary>Another server may write it from now on; what is in hand is told to stop.</summary>
    public void LeaveWarehouse()
    {
        lock (_lock)
        {
            if (_warehouse is null)
                return;
            _warehouse.SendStop();
            if (_warehouse.WaitForShutdown(Left()))
            {
                _warehouse.Dispose();
                _warehouse = null;
            }
        }
    }

    /// <returns>False where jobs did not let go in time; the next start takes them up.</returns>
    public bool Stop()
    {
        SendStop();
        lock (_lock)
            return _crawl?.WaitForShutdown(Left()) != false & _warehouse?.WaitForShutdown(Left()) != false;
    }

    public void Dispose()
    {
        _crawl?.Dispose();
        _warehouse?.Dispose();
    }

    private TimeSpan Left() => patience > _stopping.Elapsed ? patience - _stopping.Elapsed : TimeSpan.Zero;

    private BackgroundJobServerOptions Options(string queue, int workers) => new()
    {
        ServerName = $"{node}:{Environment.ProcessId}:{queue}",
        Queues = [queue],
        WorkerCount = workers,
        Activator = jobs,
        FilterProvider = store.Filters,
        SchedulePollingInterval = s_look,
        CancellationCheckInterval = s_look,
        StopTimeout = TimeSpan.Zero,
        ShutdownTimeout = patience,
    };
}
