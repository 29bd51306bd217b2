using System.Net;
using PerfEval.Postgres;
using PerfEval.Worker.Jobs.Scheduling;
using PerfEval.Worker.Server;
using PerfEval.Worker.Server.Settings;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Tests.Server;

/// <summary>Servers that share a data home and a state in PostgreSQL.</summary>
public sealed class SeveralServersTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryHome _home = new();
    private readonly Stack<ServeHost> _servers = new();
    private string? _state;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        while (_servers.TryPop(out var server))
            await server.DisposeAsync();
    }

    public void Dispose() => _home.Dispose();

    [PostgresFact]
    public async Task ServersOfTwoNames_StartTogether_ShareTheToken_AndAreFoundUntilTheLastEnds()
    {
        await Task.WhenAll(Start("east"), Start("west"));

        Assert.Equal(
            ["serve-east.json", "serve-west.json"],
            Directory.GetFiles(_home.PathOf("."), "serve*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await _servers.Pop().DisposeAsync();
        using var client = ServeClient.Find(_home.Home)!;
        await Assert.ThrowsAsync<ServeRefusedException>(() => client.Start(["nowhere"], default));
        await _servers.Pop().DisposeAsync();
        Assert.Null(ServeClient.Find(_home.Home));
    }

    [PostgresFact]
    public async Task SecondServerOfAName_IsRefused_AndSaysWhich()
    {
        await Start("east");

        var held = await Assert.ThrowsAsync<ServeHeldException>(() => Start("east"));

        Assert.Equal("east", held.Node);
        await Start("west");
    }

    [PostgresFact]
    public async Task HomeOfNamedServers_IsNotTakenAlone()
    {
        await Start("east");

        var held = await Assert.ThrowsAsync<ServeHeldException>(() => Start(new ServeSettings()));

        Assert.Null(held.Node);
    }

    private Task Start(string node) => Start(new ServeSettings { State = _state ??= PostgresServer.Shared.CreateDatabase(), Node = node });

    private async Task Start(ServeSettings settings)
    {
        settings = settings with { Listen = new IPEndPoint(IPAddress.Loopback, 0) };
        var server = await ServeHost.Start(
            _home.Home, settings, DataFolder.Find(), new ServeLog(TextWriter.Null, TimeProvider.System), TimeProvider.System, default);
        lock (_servers)
            _servers.Push(server);
    }
}
