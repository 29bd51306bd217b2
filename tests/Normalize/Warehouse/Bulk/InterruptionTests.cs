using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Tests.Warehouse.Bulk;

public sealed class InterruptionTests : IDisposable
{
    // Hours of work, so that each of these tests can end only by an interrupt.
    private const string Endless = "SELECT sum(hash(a.i * b.i)) FROM range(10000000) a(i), range(10000000) b(i)";

    private readonly DuckDBConnection _connection = DuckDbFile.OpenMemory();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public async Task Cancellation_BeforeTheStatementRuns_ReachesItAllTheSame()
    {
        using var stop = new Interruption(_connection, new CancellationToken(canceled: true));
        // The first interrupt finds nothing to interrupt and is lost.
        await Task.Delay(300);

        await AssertStopped();
    }

    [Fact]
    public async Task Cancellation_InterruptsWhatRuns()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var stop = new Interruption(_connection, source.Token);

        await AssertStopped();
        Assert.False(stop.TimedOut);
    }

    [Fact]
    public async Task Timeout_InterruptsWhatRuns()
    {
        using var stop = new Interruption(_connection, CancellationToken.None, TimeSpan.FromMilliseconds(200));

        await AssertStopped();
        Assert.True(stop.TimedOut);
    }

    [Fact]
    public void Disposed_InterruptsNothingMore()
    {
        using (new Interruption(_connection, new CancellationToken(canceled: true)))
        {
        }

        using var command = new DuckDBCommand("SELECT count(*) FROM range(100000000)", _connection);
        Assert.Equal(100_000_000L, command.ExecuteScalar());
    }

    private async Task AssertStopped()
    {
        using var command = new DuckDBCommand(Endless, _connection);
        var running = Task.Run(command.ExecuteScalar);
        var ended = await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(30)));
        while (!running.IsCompleted)
        {
            // So that a failure is one of this test alone.
            command.Cancel();
            await Task.Delay(50);
        }

        Assert.Same(running, ended);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
