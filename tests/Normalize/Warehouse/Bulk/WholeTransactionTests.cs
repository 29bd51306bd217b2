using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Normalize.Tests.Warehouse.Bulk;

public sealed class WholeTransactionTests : IDisposable
{
    private readonly DuckDBConnection _connection = DuckDbFile.OpenMemory();

    public WholeTransactionTests() => Run("CREATE TABLE t(x INTEGER NOT NULL)");

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Commit_KeepsTheRows()
    {
        using (var transaction = new WholeTransaction(_connection))
        {
            Run("INSERT INTO t VALUES (1)");
            transaction.Commit();
        }

        Assert.Equal(1L, Count());
    }

    [Fact]
    public void WithoutCommit_TheRowsGo()
    {
        using (new WholeTransaction(_connection))
            Run("INSERT INTO t VALUES (1)");

        Assert.Equal(0L, Count());
    }

    [Fact]
    public void Commit_AfterAnErrorThatWasSwallowed_IsRefused()
    {
        using (var transaction = new WholeTransaction(_connection))
        {
            Run("INSERT INTO t VALUES (1)");
            Assert.Throws<DuckDBException>(() => Run("INSERT INTO t VALUES (NULL)"));

            Assert.Throws<DuckDBException>(transaction.Commit);
        }

        Assert.Equal(0L, Count());
    }

    [Fact]
    public void Commit_AfterABulkLoadThatFailed_IsRefused()
    {
        using (var transaction = new WholeTransaction(_connection))
        {
            using (var rows = _connection.Bulk("main", "t"))
            {
                rows.CreateRow().AppendValue(1).EndRow();
                rows.CreateRow().AppendNullValue().EndRow();
                Assert.Throws<DuckDBException>(rows.Complete);
            }

            Assert.Throws<DuckDBException>(transaction.Commit);
        }

        Assert.Equal(0L, Count());
    }

    private void Run(string sql)
    {
        using var command = new DuckDBCommand(sql, _connection);
        command.ExecuteNonQuery();
    }

    private object? Count()
    {
        using var command = new DuckDBCommand("SELECT count(*) FROM t", _connection);
        return command.ExecuteScalar();
    }
}
