using System.Threading.Channels;
using PerfEval.Postgres;
using PerfEval.Worker.Jobs.Handed;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.State;
using PerfEval.Worker.Tests.State;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

/// <summary>A queue over a real state and real jobs in either store, with one kind of job that does what the test says.</summary>
internal sealed class QueueFixture : IAsyncDisposable
{
    public const string Kind = "test";
    public const string Retried = "retried";

    private readonly TemporaryHome _home = new();
    private readonly StateStore _state;
    private readonly JobServer _server;
    private readonly Channel<RunRecord> _over = Channel.CreateUnbounded<RunRecord>();

    public QueueFixture(string store, Func<JobRun, CancellationToken, Task> work, TimeProvider? time = null)
    {
        var clock = time ?? TimeProvider.System;
        var address = StateAddress.Of(_home.Home, store == StoresAttribute.Sqlite ? null : PostgresServer.Shared.CreateDatabase());
        _state = StateStore.Open(address, clock);
        Ledger = new RunLedger(_state, clock);
        Store = JobStore.Open(address);
        Board = new JobBoard(Store);
        Attempts = new RunAttempts(
            Ledger, new RunLines(_state), Board, new ServeLog(TextWriter.Null, clock), "node")
        { Over = run => _over.Writer.TryWrite(run) };
        Store.AddFilter(new RunStates(Attempts));
        Queue = new RunQueue(
            Ledger, Attempts, Board, Store,
            new Dictionary<string, Func<string, Hangfire.Common.Job>>
            {
                [Kind] = run => Hangfire.Common.Job.FromExpression<TestWork>(job => job.Run(run, null!, CancellationToken.None)),
                [Retried] = run => Hangfire.Common.Job.FromExpression<RetriedWork>(job => job.Run(run, null!, CancellationToken.None)),
            },
            clock);
        var handed = new HandedWork(Attempts, Ledger);
        var jobs = new JobObjects().Add(new TestWork(handed, work))
            .Add(new RetriedWork(handed, work))
            .Add(new ScheduleTick(Queue))
            .Add(new CancelledRun(Attempts));
        _server = new JobServer(Store, jobs, "node", parallel: 2, TimeSpan.FromSeconds(20));
    }

    public RunLedger Ledger { get; }

    public JobStore Store { get; }

    public JobBoard Board { get; }

    public RunAttempts Attempts { get; }

    public RunQueue Queue { get; }

    public static JobEnvelope Job(string key = "one", string args = "x", string kind = Kind) => JobEnvelope.Of(kind, 1, key, args);

    /// <summary>What a start of serve does.</summary>
    /// <returns>Runs that Hangfire did not know.</returns>
    public IReadOnlyList<RunRecord> Start()
    {
        var unknown = Queue.Recover("node");
        _server.Start();
        _server.TakeWarehouse();
        return unknown;
    }

    /// <summary>The next run that is over.</summary>
    public Task<RunRecord> Over() => _over.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>What SIGTERM does.</summary>
    public bool Stop() => _server.Stop();

    public ValueTask DisposeAsync()
    {
        Stop();
        _server.Dispose();
        Store.Dispose();
        _state.Dispose();
        _home.Dispose();
        return ValueTask.CompletedTask;
    }
}
