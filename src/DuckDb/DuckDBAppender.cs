using DuckDB.NET.Data.Appending;
using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data;

/// <summary>
/// Bulk insert. Rows are kept in chunks of DuckDB's own format, outside the database, until <see cref="Complete"/> hands all of them over: within the open
/// transaction if there is one, otherwise in one of its own. Disposing without Complete discards every row, whatever their number. Memory: some 100 MB
/// for a million rows of ten columns; complete an appender per document or batch, not per night.
/// </summary>
public sealed class DuckDBAppender : IDisposable
{
    private readonly DuckDBConnection _connection;
    private readonly AppenderHandle _appender;
    private readonly ChunkBuffer _buffer;
    private readonly DuckDBAppenderRow _row;
    private bool _ended;

    internal DuckDBAppender(DuckDBConnection connection, string? catalog, string? schema, string table)
    {
        _connection = connection;
        if (duckdb_appender_create_ext(connection.Handle, catalog, schema, table, out _appender) != DuckDbState.Success)
        {
            using (_appender)
                throw Error();
        }

        _buffer = new ChunkBuffer(_appender);
        _row = new DuckDBAppenderRow(_buffer);
    }

    /// <summary>Starts the next row; append a value for every column, then call EndRow. The row object is the same every time.</summary>
    /// <exception cref="InvalidOperationException">The previous row was not ended, or the appender has been completed.</exception>
    public DuckDBAppenderRow CreateRow()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _row.Begin();
        return _row;
    }

    /// <summary>Inserts all rows: all of them or, when this throws, none.</summary>
    /// <returns>The number of rows.</returns>
    /// <exception cref="DuckDBException">A constraint refused a row, or the transaction is aborted. An open transaction can then only be rolled back.</exception>
    public long Complete()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        _row.ThrowIfOpen();
        var handle = _connection.Handle;
        if (_connection.IsInTransaction())
        {
            Hand();
        }
        else
        {
            using var own = _connection.BeginTransaction();
            Hand();
            own.Commit();
        }

        GC.KeepAlive(handle);
        var rows = _buffer.Rows;
        Dispose();
        return rows;
    }

    /// <summary>Frees the appender; rows that were not completed are gone.</summary>
    public void Dispose()
    {
        if (_ended)
            return;
        _ended = true;
        _buffer.Dispose();
        _appender.Dispose();
    }

    private void Hand()
    {
        foreach (var chunk in _buffer.Finish())
            Check(duckdb_append_data_chunk(_appender, chunk));
        Check(duckdb_appender_close(_appender));
    }

    private DuckDBException Error()
    {
        using var error = duckdb_appender_error_data(_appender);
        return new DuckDBException(Borrowed(duckdb_error_data_message(error)) ?? "", duckdb_error_data_error_type(error));
    }

    private void Check(DuckDbState state)
    {
        if (state == DuckDbState.Success)
            return;
        var error = Error();
        _connection.Transaction?.Doom(error);
        Dispose();
        throw error;
    }
}
