using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Text;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Server.Notices;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Server;

/// <summary>Everything that serve consists of, put together, started in order and stopped in the opposite one.</summary>
public sealed class ServeHost : IAsyncDisposable
{
    /// <summary>Runs and the queries they wait for have this long to let go; what is left is taken up by the next start.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(25);

    private readonly CancellationTokenSource _stopping = new();
    private readonly Stack<Func<ValueTask>> _undo = new();
    private Task _leading = Task.CompletedTask;

    private ServeHost(ServeLog log) => Log = log;

    public ServeLog Log { get; }

    public Uri Url { get; private set; } = new("http://localhost");

    /// <exception cref="ServeHeldException">Another serve works for this home.</exception>
    /// <exception cref="StateDamagedException">The state is no whole database.</exception>
    /// <exception cref="System.Data.Common.DbException">The state does not open.</exception>
    /// <exception cref="IOException">The address is taken.</exception>
    public static async Task<ServeHost> Start(DataHome home, ServeSettings settings, string dataFolder, ServeLog log, TimeProvider clock, CancellationToken ct)
    {
        var host = new ServeHost(log);
        try
        {
            await host.Compose(home, settings, dataFolder, clock, ct);
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        while (_undo.TryPop(out var undo))
            await undo();
        _stopping.Dispose();
    }

    private async Task Compose(DataHome home, ServeSettings settings, string dataFolder, TimeProvider clock, CancellationToken ct)
    {
        var address = StateAddress.Of(home, settings.State);
        var node = address.Postgres is null ? null : settings.Node ?? ArchiveNode.Default;
        var name = node ?? Environment.MachineName;
        Own(ServeLock.Take(home, node));
        var state = Own(StateStore.Open(address, clock));
        UsedState.Write(address);
        var copying = new StateCopying(state, clock, Log);
        var ledger = new RunLedger(state, clock);
        var lines = new RunLines(state);
        var outbox = new NoticeOutbox(state, clock);
        var gate = Own(new WarehouseGate(home.Warehouse, clock));

        var channels = new List<INoticeChannel>();
        if (settings.Smtp is not null)
            channels.Add(new SmtpChannel(settings.Smtp));
        if (settings.Webhook is not null)
            channels.Add(Own(new WebhookChannel(settings.Webhook)));
        var sender = Own(new NoticeSender(outbox, channels, clock, Log));

        var jobLog = new JobLog(Log);
        var store = Own(JobStore.Open(address));
        var board = new JobBoard(store);
        var attempts = new RunAttempts(ledger, lines, board, Log, name) { Over = new NightDigest(ledger, outbox, channels, settings.Zone, sender).Over };
        store.AddFilter(new RunStates(attempts));
        var queue = new RunQueue(ledger, attempts, board, store, ServeJobs.Starts, clock);
        var jobs = new ServeJobs(ledger, lines, attempts, board, gate, state, home, node, new HostTurns(address.Postgres, Log), settings, dataFolder, clock);
        var server = Own(new JobServer(store, jobs.Make(queue), name, settings.Parallel, s_patience));

        // One after the other, so that servers that start together share one.
        var token = state.Together(_ => ServeEndpoint.MakeToken(home, node));
        Undo(() => ServeEndpoint.Delete(home, node));
        var schedule = Schedule.Parse(settings.Schedule, settings.Zone);
        Own(new Gauges(ledger, outbox));
        var web = new ServeWeb
        {
            Ledger = ledger,
            Lines = lines,
            Attempts = attempts,
            Queue = queue,
            Jobs = store,
            Log = jobLog,
            Health = new HealthChecks(ledger, outbox, gate, copying, schedule, clock),
            Token = token,
            Sources = jobs.Sources.Ids,
        };
        var application = web.Build(settings.Listen);
        _undo.Push(application.DisposeAsync);
        // The server starts before anybody can hand something in, and ends after the last has.
        _undo.Push(() => Stop(server));
        foreach (var run in queue.Recover(name))
            Log.Write($"运行 {run.RunId}（{run.Job.Kind}）不在作业库中，重新开始。 It was unknown to Hangfire and begins again.");
        server.Start();
        _stopping.Token.Register(server.SendStop);
        queue.Recur(NightArgs.Kind, new NightArgs([]).Envelope(), schedule);
        foreach (var source in jobs.Sources.Scheduled())
            queue.Recur($"{NightArgs.Kind}/{source.Id}", new NightArgs([source.Id]).Envelope($"{NightArgs.Kind}/{source.Id}"), Schedule.Parse(source.Schedule!, settings.Zone));
        queue.Retire();
        await application.StartAsync(ct);
        _undo.Push(() => new ValueTask(application.StopAsync(CancellationToken.None)));
        Url = new Uri(application.Urls.First());
        new ServeEndpoint(Url, ProcessIdentity.Own(), node).Write(home);
        _leading = address.Postgres is null
            ? Lead(server, sender, copying, _stopping.Token)
            : new WarehouseLease(address.Postgres, held => Lead(server, sender, copying, held), Log).Run(_stopping.Token);
        if (_leading.IsFaulted)
            await _leading;
        _undo.Push(async () => await _leading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));
        var next = schedule.NextAfter(clock.GetUtcNow()) is { } night ? ChinaTime.Shown(night) : "无 none";
        Log.Write($"已启动，下一夜 {next}{(Measuring.IsExported ? "，输出 OTLP" : "")}。 Up and listening on {Url}; next night {next}{(Measuring.IsExported ? ", with OTLP export" : "")}.");
    }

    // What one server alone may do: write the warehouse, send what is to be said, and copy the state.
    private static async Task Lead(JobServer server, NoticeSender sender, StateCopying copying, CancellationToken ct)
    {
        server.TakeWarehouse();
        try
        {
            await Task.WhenAll(sender.Run(ct), copying.Run(ct));
        }
        finally
        {
            server.LeaveWarehouse();
        }
    }

    private ValueTask Stop(JobServer server)
    {
        if (!server.Stop())
            Log.Write("有运行未能及时结束，下次启动时继续。 Runs did not end in time; the next start takes them up.");
        return ValueTask.CompletedTask;
    }

    private T Own<T>(T part)
        where T : IDisposable?
    {
        if (part is not null)
            Undo(part.Dispose);
        return part;
    }

    private void Undo(Action undo) => _undo.Push(() =>
    {
        undo();
        return ValueTask.CompletedTask;
    });
}
