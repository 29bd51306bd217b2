using Microsoft.AspNetCore.Builder;
using PerfEval.Analytics;
using PerfEval.Ingest;
using PerfEval.Ingest.Text;
using PerfEval.Normalize;
using PerfEval.Worker.Jobs.Night;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Server.Notices;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Server;

/// <summary>Everything that serve consists of, put together, started in order and stopped in the opposite one.</summary>
public sealed class ServeHost : IAsyncDisposable
{
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
        var builder = ServeWeb.Builder(settings.Listen);
        builder.Services.AddIngest(dataFolder).AddNormalize(dataFolder).AddAnalytics(settings.Rules).AddServe(home, settings, Log, clock);
        var application = builder.Build();
        _undo.Push(application.DisposeAsync);
        var parts = application.Services;
        // Asked for first, it is let go last.
        parts.Get<ServeLock>();
        var (address, node, name) = (parts.Get<StateAddress>(), parts.Get<ServerName>().Node, parts.Get<ServerName>().Name);
        parts.Get<StateStore>();
        UsedState.Write(address);
        parts.Get<JobStore>().AddFilter(new RunStates(parts.Get<RunAttempts>()));
        var (server, queue, sources, schedule) = (parts.Get<JobServer>(), parts.Get<RunQueue>(), parts.Get<NightSources>(), parts.Get<Schedule>());
        Undo(() => ServeEndpoint.Delete(home, node));
        parts.Get<Gauges>();
        parts.Get<ServeWeb>().Map(application, settings.Listen, settings.Hosts);
        // The server starts before anybody can hand something in, and ends after the last has.
        _undo.Push(() => Stop(server));
        foreach (var run in queue.Recover(name))
            Log.Write($"运行 {run.RunId}（{run.Job.Kind}）不在作业库中，重新开始。 It was unknown to Hangfire and begins again.");
        server.Start();
        _stopping.Token.Register(server.SendStop);
        queue.Recur(NightArgs.Kind, new NightArgs([]).Envelope(), schedule);
        foreach (var source in sources.Scheduled())
            queue.Recur(
                $"{NightArgs.Kind}/{source.Id}", new NightArgs([source.Id]).Envelope($"{NightArgs.Kind}/{source.Id}"),
                Schedule.Parse(source.Schedule!, settings.Zone));
        queue.Retire();
        await application.StartAsync(ct);
        _undo.Push(() => new ValueTask(application.StopAsync(CancellationToken.None)));
        Url = new Uri(application.Urls.First());
        new ServeEndpoint(Url, ProcessIdentity.Own(), node).Write(home);
        _leading = address.Postgres is null
            ? Lead(parts, _stopping.Token)
            : new WarehouseLease(address.Postgres, held => Lead(parts, held), Log).Run(_stopping.Token);
        if (_leading.IsFaulted)
            await _leading;
        _undo.Push(async () => await _leading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing));
        var next = schedule.NextAfter(clock.GetUtcNow()) is { } night ? ChinaTime.Shown(night) : "无 none";
        Log.Write(
            $"已启动，下一夜 {next}{(Measuring.IsExported ? "，输出 OTLP" : "")}。 Up and listening on {Url}; next night "
            + $"{next}{(Measuring.IsExported ? ", with OTLP export" : "")}.");
    }

    // What one server alone may do: write the warehouse, send what is to be said, and copy the state.
    private static async Task Lead(IServiceProvider parts, CancellationToken ct)
    {
        var server = parts.Get<JobServer>();
        server.TakeWarehouse();
        try
        {
            await Task.WhenAll(parts.Get<NoticeSender>().Run(ct), parts.Get<StateCopying>().Run(ct));
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

    private void Undo(Action undo) => _undo.Push(() =>
    {
        undo();
        return ValueTask.CompletedTask;
    });
}
