using PerfEval.Worker.Scheduling;
using PerfEval.Worker.Serving;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Tests.Scheduling;

/// <summary>A queue over a real state, with one kind of job that does what the test says.</summary>
internal sealed class QueueFixture : IAsyncDisposable
{
    public const string Kind = "test";

    private readonly TemporaryHome _home = new();
    private readonly StateStore _state;
    private readonly CancellationTokenSource _stopping = new();
    private readonly System.Threading.Channels.Channel<RunRecord> _over = System.Threading.Channels.Channel.CreateUnbounded<RunRecord>();

    public QueueFixture(TimeProvider clock, Func<string, IJobRun, CancellationToken, Task> work, RetryPlan? retry = null)
    {
        _state = StateStore.Open(StateAddress.Of(_home.Home), clock);
        Ledger = new RunLedger(_state, clock);
        Leases = new LeaseTable(_state, clock);
        Runner = new JobRunner(
            Ledger, Leases, new JobHandlers().Add(Kind, 1, new Work(work), retry ?? RetryPlan.Once), Running, clock, new ServeLog(TextWriter.Null, clock), _stopping.Token)
        {
            Over = run => _over.Writer.TryWrite(run),
        };
        Queue = new QuartzJobQueue(Ledger, Runner, clock);
    }

    public RunLedger Ledger { get; }

    public LeaseTable Leases { get; }

    public RunningJobs Running { get; } = new();

    public JobRunner Runner { get; }

    public QuartzJobQueue Queue { get; }

    public static JobEnvelope Job(string key = "one", string args = "x") => JobHandlers.Envelope(Kind, 1, key, args);

    /// <summary>The next job that is over.</summary>
    public Task<RunRecord> Over() => _over.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));

    /// <summary>What SIGTERM does.</summary>
    public async Task Stop()
    {
        await _stopping.CancelAsync();
        await Queue.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _state.Dispose();
        _stopping.Dispose();
        _home.Dispose();
    }

    private sealed class Work(Func<string, IJobRun, CancellationToken, Task> work) : IWork<string>
    {
        public async ValueTask Run(string args, IJobRun run, CancellationToken ct) => await work(args, run, ct);
    }
}
