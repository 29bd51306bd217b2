using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Sandbox;

/// <summary>Runs statements in this process, with all that this user may do, for a user who says that they are to be trusted.</summary>
/// <param name="connection">Closed with the session.</param>
public sealed class TrustedSession(DuckDBConnection connection) : ISqlSession
{
    public bool Query(string sql, Action<ResultRows> use, CancellationToken ct)
    {
        try
        {
            using var stop = new Interruption(connection, ct);
            var shape = QueryShape.Of(connection, sql);
            using var query = new DuckDBCommand(shape.Sql, connection) { UseStreamingMode = true };
            using var reader = query.ExecuteReader();
            if (reader.FieldCount == 0)
                return false;
            use(ResultRows.From(reader, shape.Types));
            return true;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            // One thread failed, and another, which DuckDB interrupts then, was heard first.
            throw CannotRun(e);
        }
        catch (Exception e) when (e is DuckDBException or InvalidOperationException or InvalidCastException or ArgumentException or OverflowException)
        {
            // Also a parameter, which nothing can give a value to, and a date that the CLR has no value for.
            throw CannotRun(e);
        }
    }

    public long WriteParquet(string sql, string file, CancellationToken ct)
    {
        try
        {
            using var stop = new Interruption(connection, ct);
            return connection.Execute($"COPY ({sql}\n) TO {SandboxDatabase.Literal(file)} (FORMAT parquet)");
        }
        catch (DuckDBException e)
        {
            throw CannotRun(e);
        }
    }

    public bool Keep(string name, string sql)
    {
        try
        {
            connection.Execute($"CREATE OR REPLACE TEMP VIEW {name} AS FROM ({sql}\n)");
            return true;
        }
        catch (DuckDBException)
        {
            return false;
        }
    }

    public void Dispose() => connection.Dispose();

    private static SandboxException CannotRun(Exception e) => new(SandboxFailure.Statement, "SQL 语句无法执行。", e.Message);
}
