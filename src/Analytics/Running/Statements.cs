using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Analytics.Running;

/// <summary>Runs statements on one connection; cancelling the token interrupts the one that runs.</summary>
internal sealed class Statements(DuckDBConnection connection, CancellationToken ct)
{
    private string? _searchPath;

    public bool IsCancelled => ct.IsCancellationRequested;

    /// <summary>Names without a schema are looked for in these schemas, in this order.</summary>
    public void Search(string path)
    {
        if (_searchPath == path)
            return;
        Execute($"SET search_path = {Literal(path)}");
        _searchPath = path;
    }

    public int Execute(string sql, params (string Name, object? Value)[] parameters) => Run(() => connection.Execute(sql, parameters));

    /// <exception cref="TimeoutException">It took longer than that and was interrupted.</exception>
    public int Execute(string sql, TimeSpan limit) => Run(() => connection.Execute(sql), limit);

    /// <summary>Adds rows to a table, all or none.</summary>
    public void Load(string catalog, string schema, string table, Action<BulkLoader> rows) => Run(() =>
    {
        using var transaction = new WholeTransaction(connection);
        using (var loader = connection.Bulk(catalog, schema, table))
        {
            rows(loader);
            loader.Complete();
        }

        transaction.Commit();
        return true;
    });

    public object? Scalar(string sql, params (string Name, object? Value)[] parameters) => Run(() => connection.Scalar(sql, parameters));

    public List<object?[]> Rows(string sql, params (string Name, object? Value)[] parameters) => Run(() => connection.Rows(sql, parameters));

    public static string Quote(string identifier) => '"' + identifier.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    public static string Literal(string text) => '\'' + text.Replace("'", "''", StringComparison.Ordinal) + '\'';

    // An interrupt that meets a statement in its commit comes out as that one's failure.
    private T Run<T>(Func<T> statement, TimeSpan? limit = null)
    {
        ct.ThrowIfCancellationRequested();
        using var interruption = new Interruption(connection, ct, limit);
        try
        {
            return statement();
        }
        catch (DuckDBException e) when (ct.IsCancellationRequested)
        {
            throw new OperationCanceledException(e.Message, e, ct);
        }
        catch (Exception e) when (e is DuckDBException or OperationCanceledException && interruption.TimedOut && !ct.IsCancellationRequested)
        {
            throw new TimeoutException($"超过 {limit!.Value.TotalSeconds:0} 秒 / it took more than {limit.Value.TotalSeconds:0} s", e);
        }
    }
}
