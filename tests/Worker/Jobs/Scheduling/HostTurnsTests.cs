using Npgsql;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Postgres;
using PerfEval.Worker.Jobs.Scheduling;

namespace PerfEval.Worker.Tests.Jobs.Scheduling;

public sealed class HostTurnsTests
{
    private static readonly ServeLog s_log = new(TextWriter.Null, TimeProvider.System);

    private readonly Lazy<string> _database = new(() => PostgresServer.Shared.CreateDatabase());

    [PostgresFact]
    public async Task SourcesOfOneHost_AreCrawledOneAfterTheOther_WhicheverServerDoes()
    {
        var (inside, most) = (0, 0);
        async Task<int> Work(CancellationToken ct)
        {
            most = Math.Max(most, Interlocked.Increment(ref inside));
            await Task.Delay(50, ct);
            return Interlocked.Decrement(ref inside);
        }

        await Task.WhenAll(
            Turns().Use(Source("a", "portal"), Work, default), Turns().Use(Source("b", "files", "portal"), Work, default),
            Turns().Use(Source("c", "portal"), Work, default));

        Assert.Equal(1, most);
    }

    [PostgresFact]
    public async Task SourcesOfDifferentHosts_AreCrawledAtOnce()
    {
        var other = new TaskCompletionSource();

        var waits = Turns().Use(Source("a", "portal"), async ct =>
        {
            await other.Task.WaitAsync(ct);
            return 0;
        }, default);
        await Turns().Use(Source("b", "another"), _ => Task.FromResult(other.TrySetResult()), default);

        Assert.Equal(0, await waits);
    }

    [PostgresFact]
    public async Task LostConnection_EndsTheWork_AndItIsDoneAgain()
    {
        var times = 0;
        var result = await Turns().Use(Source("a", "portal"), async ct =>
        {
            if (++times > 1)
                return times;
            await Terminate();
            await Task.Delay(Timeout.Infinite, ct);
            return 0;
        }, default);

        Assert.Equal(2, result);
    }

    [Fact]
    public async Task ServerThatIsAlone_WaitsForNobody() =>
        Assert.Equal(3, await new HostTurns(null, s_log).Use(Source("a", "portal"), _ => Task.FromResult(3), default));

    private static Source Source(string id, params string[] hosts) =>
        new() { Id = id, Name = id, Start = [new Uri($"http://{hosts[0]}/")], Hosts = hosts, Delay = TimeSpan.Zero };

    private HostTurns Turns() => new(_database.Value, s_log);

    private async Task Terminate()
    {
        await using var connection = new NpgsqlConnection(_database.Value);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND database = (SELECT oid FROM pg_database WHERE datname = "
            + "current_database())", connection);
        await command.ExecuteNonQueryAsync();
    }
}
