using DuckDB.NET.Data;

namespace PerfEval.DuckDb.Tests;

public sealed class TransactionTests : IDisposable
{
    private readonly DuckDBConnection _connection = Db.Open();

    public TransactionTests() => _connection.Run("CREATE TABLE t(x INTEGER)");

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Commit_Keeps()
    {
        using (var transaction = _connection.BeginTransaction())
        {
            _connection.Run("INSERT INTO t VALUES (1)");
            transaction.Commit();
        }

        Assert.Equal(1L, _connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void DisposeWithoutCommit_RollsBack()
    {
        using (_connection.BeginTransaction())
            _connection.Run("INSERT INTO t VALUES (1)");

        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void PlainCommitOfAnAbortedTransaction_IsSilent()
    {
        _connection.Run("BEGIN; INSERT INTO t VALUES (1)");
        Assert.Throws<DuckDBException>(() => _connection.Run("SELECT 'x'::INTEGER FROM range(1)"));

        // DuckDB's own behaviour, the reason for the next test: no error, nothing committed.
        _connection.Run("COMMIT");

        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM t"));
    }

    [Fact]
    public void CommitOfAnAbortedTransaction_ThrowsAndLeavesTheConnectionUsable()
    {
        var transaction = _connection.BeginTransaction();
        _connection.Run("INSERT INTO t VALUES (1)");
        Assert.Throws<DuckDBException>(() => _connection.Run("SELECT 'x'::INTEGER FROM range(1)"));

        var error = Assert.Throws<DuckDBException>(transaction.Commit);

        Assert.StartsWith("Nothing was committed", error.Message, StringComparison.Ordinal);
        Assert.Equal(DuckDBErrorType.Transaction, error.ErrorType);
        Assert.Equal(0L, _connection.Scalar("SELECT count(*) FROM t"));
        using var next = _connection.BeginTransaction();
        next.Commit();
    }

    [Fact]
    public void ConflictingCommit_ThrowsAndEndsTheTransaction()
    {
        using var folder = new TempFolder();
        using var one = Db.Open(folder.File("a.duckdb"));
        using var other = Db.Open(folder.File("a.duckdb"));
        one.Run("CREATE TABLE k(x INTEGER PRIMARY KEY)");
        using var first = one.BeginTransaction();
        using var second = other.BeginTransaction();
        one.Run("INSERT INTO k VALUES (1)");
        other.Run("INSERT INTO k VALUES (1)");
        first.Commit();

        Assert.Throws<DuckDBException>(second.Commit);

        Assert.Equal(1L, other.Scalar("SELECT count(*) FROM k"));
        Assert.Throws<InvalidOperationException>(second.Rollback);
    }

    [Fact]
    public void SecondTransaction_IsRefused()
    {
        using var transaction = _connection.BeginTransaction();

        Assert.Throws<InvalidOperationException>(() => _connection.BeginTransaction());
    }
}
