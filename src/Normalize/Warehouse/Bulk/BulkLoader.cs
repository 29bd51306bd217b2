using DuckDB.NET.Data;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>
/// Bulk insert into one table: <see cref="Complete"/> keeps the rows, disposing without it discards them. Only within a transaction, because what DuckDB
/// flushes on the way (every 204,800 rows) nothing but its rollback takes back.
/// </summary>
public sealed class BulkLoader : IDisposable
{
    private readonly DuckDBAppender _appender;
    private readonly BulkRow _row;
    private bool _ended;

    internal BulkLoader(DuckDBConnection connection, string? catalog, string schema, string table)
    {
        _row = new BulkRow(BulkColumn.Of(connection, catalog, schema, table));
        _appender = connection.CreateAppender(catalog, schema, table);
    }

    /// <summary>Starts the next row; append a value for every column, then call EndRow. The row object is the same every time.</summary>
    /// <exception cref="InvalidOperationException">The previous row was not ended.</exception>
    public BulkRow CreateRow()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _row.ThrowIfOpen();
        return _row.Begin(_appender.CreateRow());
    }

    /// <summary>Hands all rows over to the open transaction.</summary>
    /// <exception cref="DuckDBException">A constraint refused a row, or the transaction is aborted; it can only be rolled back.</exception>
    public void Complete()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _row.ThrowIfOpen();
        _ended = true;
        _appender.Close();
    }

    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        _appender.Clear();
        _appender.Dispose();
    }
}
