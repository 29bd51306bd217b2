using PerfEval.Worker.Jobs;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Scheduling;
using PerfEval.Worker.Serving.Notices;
using PerfEval.Worker.Serving.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Serving;

/// <summary>Everything that serve consists of, put together, started in order and stopped in the opposite one.</summary>
public sealed class ServeHost : IAsyncDisposable
{
    /// <summary>Runs and the queries they wait for have this long to let go; what is left is taken up by the next start.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(25);

    /// <summary>Runs at one time; they take turns at the warehouse, so more would only wait.</summary>
    private const int RunsTogether = 4;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Stack<Func<ValueTask>> _undo = new();
    private Task _sending = Task.CompletedTask;
    private Task _copying = Task.CompletedTask;

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
        var export = Own(OpenTelemetryExport.Start());
        Own(ServeLock.Take(home));
        var state = Own(StateStore.Open(StateAddress.Of(home, settings.State), clock));
        var ledger = new RunLedger(state, clock);
        var lines = new RunLines(state);
        var outbox = new NoticeOutbox(state, clock);
        var running = new RunningJobs();
        var gate = Own(new WarehouseGate(home.Warehouse, clock));

        var channels = new List<INoticeChannel>();
        if (settings.Smtp is not null)
            channels.Add(new SmtpChannel(settings.Smtp));
        if (settings.Webhook is not null)
            channels.Add(Own(new WebhookChannel(settings.Webhook)));
        var sender = Own(new NoticeSender(outbox, channels, clock, Log));

        var archive = new ArchiveGate(home.Archive);
        var crawl = new NightCrawl(dataFolder, archive, settings.Contact, settings.Parallel, clock);
        var publishing = new StatePublishing(gate, state, home, crawl.SourcesFolder, settings.Keep, clock);
        var night = new NightRun(new NightArchiveCheck(archive, clock), crawl, new NightLoad(gate, archive, dataFolder, clock), gate, ledger, lines, publishing, settings.Rules);
        var handlers = new JobHandlers()
            .Add(NightArgs.Kind, NightArgs.Version, night, RetryPlan.Night)
            .Add(IngestArgs.Kind, IngestArgs.Version, new IngestWork(gate, archive, ledger, lines, dataFolder), RetryPlan.Once)
            .Add(AnalyzeArgs.Kind, AnalyzeArgs.Version, new AnalyzeWork(gate, ledger, lines), RetryPlan.Once)
            .Add(PublishArgs.Kind, PublishArgs.Version, new PublishWork(publishing, ledger, lines), RetryPlan.Once);
        var runner = new JobRunner(ledger, new LeaseTable(state, clock), handlers, running, clock, Log, _stopping.Token)
        {
            Over = new NightDigest(ledger, outbox, channels, settings.Zone, sender).Over,
        };
        var queue = new QuartzJobQueue(ledger, runner, clock);

        var token = ServeEndpoint.MakeToken(home);
        Undo(() => ServeEndpoint.Delete(home));
        var schedule = Schedule.Parse(settings.Schedule, settings.Zone);
        var prometheus = Own(new PrometheusText());
        Own(new Gauges(ledger, running, outbox));
        var web = new ServeWeb
        {
            Ledger = ledger,
            Lines = lines,
            Running = running,
            Runner = runner,
            Queue = queue,
            Health = new HealthChecks(ledger, outbox, gate, schedule, clock),
            Metrics = prometheus,
            Token = token,
            Sources = crawl.Ids,
        };
        // The queue starts before anybody can hand something in, and ends after the last has.
        _undo.Push(() => Stop(queue));
        await queue.Start(RunsTogether, ct);
        await queue.Recur(NightArgs.Kind, new NightArgs([]).Envelope(), settings.Schedule, settings.Zone, ct);
        foreach (var source in crawl.Scheduled())
            await queue.Recur($"{NightArgs.Kind}/{source.Id}", new NightArgs([source.Id]).Envelope($"{NightArgs.Kind}/{source.Id}"), source.Schedule!, settings.Zone, ct);
        var application = await web.Start(settings.Listen, ct);
        _undo.Push(application.DisposeAsync);
        Url = new Uri(application.Urls.First());
        new ServeEndpoint(Url, ProcessIdentity.Own()).Write(home);
        _copying = new StateCopying(state, clock, Log).Run(_stopping.Token);
        _undo.Push(async () => await _copying.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));
        _sending = sender.Run(_stopping.Token);
        _undo.Push(async () => await _sending.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));
        Log.Write($"listening on {Url}; next night {schedule.NextAfter(clock.GetUtcNow()):u}; {(export is null ? "no" : "with")} OTLP export");
    }

    private async ValueTask Stop(QuartzJobQueue queue)
    {
        try
        {
            await queue.DisposeAsync().AsTask().WaitAsync(s_patience);
        }
        catch (TimeoutException)
        {
            Log.Write("runs did not end in time; the next start takes them up");
        }
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
