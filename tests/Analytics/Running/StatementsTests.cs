using DuckDB.NET.Data;
using PerfEval.Analytics.Running;

namespace PerfEval.Analytics.Tests.Running;

public sealed class StatementsTests
{
    /// <summary>DuckDB tells an interrupt in the middle of a commit as a failed commit.</summary>
    [Fact]
    public void StatementThatFailsOnceCancelled_IsCancelled()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var cancelled = new CancellationTokenSource();
        connection.RegisterScalarFunction<int, int>("cancelled", (values, _, _) =>
        {
            cancelled.Cancel();
            throw new InvalidOperationException("It cannot be committed.");
        });

        Assert.ThrowsAny<OperationCanceledException>(() => new Statements(connection, cancelled.Token).Scalar("SELECT cancelled(1)"));
    }

    [Fact]
    public void StatementThatFails_IsNot()
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();

        Assert.Throws<DuckDBException>(() => new Statements(connection, CancellationToken.None).Scalar("SELECT error('no')"));
    }
}
