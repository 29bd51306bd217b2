using DuckDB.NET.Data;
using DuckDB.NET.Data.Execution;
using DuckDB.NET.Data.Native;

namespace PerfEval.DuckDb.Tests;

public sealed class CancellationTests : IDisposable
{
    // Hours of work, so that each of these tests can end only by an interrupt.
    private const string Endless = "SELECT sum(hash(a.i * b.i)) FROM range(10000000) a(i), range(10000000) b(i)";

    private readonly DuckDBConnection _connection = Db.Open();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Timeout_ThrowsAndSaysSo()
    {
        using var command = new DuckDBCommand(Endless, _connection) { CommandTimeout = 1 };

        var error = Assert.Throws<DuckDBException>(() => command.ExecuteScalar());

        Assert.Equal("The command ran into its timeout of 1 s: INTERRUPT Error: Interrupted!", error.Message);
        Assert.Equal(DuckDBErrorType.Interrupt, error.ErrorType);
        Assert.Equal(1, _connection.Scalar("SELECT 1"));
    }

    [Fact]
    public async Task Token_CancelsARunningQuery()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var command = new DuckDBCommand(Endless, _connection);

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteScalarAsync(source.Token));

        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(1, _connection.Scalar("SELECT 1"));
    }

    [Fact]
    public async Task CancelledToken_RunsNothing()
    {
        using var command = new DuckDBCommand("CREATE TABLE t(x INTEGER)", _connection);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteNonQueryAsync(new CancellationToken(canceled: true)));

        Assert.Throws<DuckDBException>(() => _connection.Run("FROM t"));
    }

    [Fact]
    public async Task Token_StopsAllStatementsOfACommand()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        using var command = new DuckDBCommand($"{Endless}; CREATE TABLE t(x INTEGER)", _connection);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => command.ExecuteReaderAsync(source.Token));

        Assert.Throws<DuckDBException>(() => _connection.Run("FROM t"));
    }

    [Fact]
    public void Cancel_FromAnotherThreadEndsTheQuery()
    {
        using var command = new DuckDBCommand(Endless, _connection);
        using var timer = new Timer(_ => command.Cancel(), null, TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100));

        Assert.ThrowsAny<OperationCanceledException>(() => command.ExecuteScalar());
    }

    [Fact]
    public void SingleInterrupt_IsLostBeforeTheQueryRuns()
    {
        NativeMethods.duckdb_interrupt(_connection.Handle);

        Assert.Equal(1, _connection.Scalar("SELECT 1"));
    }

    [Fact]
    public void CancelBeforeTheQueryRuns_IsRepeatedUntilItHits()
    {
        using var command = new DuckDBCommand(Endless, _connection);
        var batch = new StatementBatch(_connection.Handle, Endless);
        using var watch = new InterruptWatch(_connection.Handle, timeoutSeconds: 0, CancellationToken.None);
        watch.Cancel();
        NativeMethods.duckdb_interrupt(_connection.Handle);

        var error = Assert.Throws<DuckDBException>(() => StatementExecution.Run(batch, 0, command));

        Assert.Equal(DuckDBErrorType.Interrupt, error.ErrorType);
        Assert.IsType<OperationCanceledException>(watch.Explain(error));
        batch.Release();
    }

    [Fact]
    public void FinishedCommand_IsNotReachedByALateCancel()
    {
        using var command = new DuckDBCommand("SELECT 1", _connection);
        Assert.Equal(1, command.ExecuteScalar());

        command.Cancel();

        Assert.Equal(1, command.ExecuteScalar());
    }

    [Fact]
    public void Timeout_InsideATransactionForbidsItsCommit()
    {
        using var transaction = _connection.BeginTransaction();
        using var command = new DuckDBCommand(Endless, _connection) { CommandTimeout = 1 };
        Assert.Throws<DuckDBException>(() => command.ExecuteScalar());

        Assert.Throws<DuckDBException>(transaction.Commit);
    }
}
