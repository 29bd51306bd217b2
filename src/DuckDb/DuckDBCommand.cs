using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data.Execution;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data;

/// <summary>
/// One or more SQL statements. Running it again with other parameter values reuses the prepared statement. Synchronous methods run on the caller's thread,
/// asynchronous ones on a worker thread.
/// </summary>
public sealed class DuckDBCommand : DbCommand
{
    private StatementBatch? _batch;
    private volatile InterruptWatch? _running;
    private int _timeout;

    public DuckDBCommand()
    {
    }

    public DuckDBCommand(string commandText, DuckDBConnection? connection = null)
    {
        CommandText = commandText;
        Connection = connection;
    }

    [AllowNull]
    public override string CommandText
    {
        get;
        set => field = value ?? "";
    }

    = "";

    /// <summary>Seconds after which a statement is interrupted and throws; 0, the default, means no limit.</summary>
    public override int CommandTimeout
    {
        get => _timeout;
        set => _timeout = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A timeout is 0 (none) or more seconds.");
    }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
                throw new NotSupportedException("DuckDB knows SQL text only.");
        }
    }

    public new DuckDBConnection? Connection { get; set; }

    public new DuckDBParameterCollection Parameters { get; } = [];

    public new DuckDBTransaction? Transaction { get; set; }

    /// <summary>
    /// Rows come while the query runs, so a huge result needs no memory; any other statement has to wait until the reader is disposed.
    /// Off by default: the result is complete before the reader returns.
    /// </summary>
    public bool UseStreaming { get; set; }

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => Connection;
        set => Connection = (DuckDBConnection?)value;
    }

    protected override DbParameterCollection DbParameterCollection => Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => Transaction;
        set => Transaction = (DuckDBTransaction?)value;
    }

    /// <summary>Interrupts what this command is running, from another thread; the running call throws OperationCanceledException.</summary>
    public override void Cancel() => _running?.Cancel();

    /// <summary>Runs all statements.</summary>
    /// <returns>The rows inserted, updated and deleted; -1 if no statement could change any.</returns>
    public override int ExecuteNonQuery() => ExecuteNonQuery(CancellationToken.None);

    public override object? ExecuteScalar() => ExecuteScalar(CancellationToken.None);

    public new DuckDBDataReader ExecuteReader() => ExecuteReader(CommandBehavior.Default, CancellationToken.None);

    public new DuckDBDataReader ExecuteReader(CommandBehavior behavior) => ExecuteReader(behavior, CancellationToken.None);

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteNonQuery(cancellationToken), cancellationToken);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken) =>
        Task.Run(() => ExecuteScalar(cancellationToken), cancellationToken);

    /// <summary>Parses the statements, and prepares them if there is one; execution does so itself otherwise.</summary>
    public override void Prepare()
    {
        var batch = Batch(OpenConnection());
        if (batch.Count == 1)
            batch.Prepare(0);
    }

    protected override DbParameter CreateDbParameter() => new DuckDBParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => ExecuteReader(behavior, CancellationToken.None);

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken) =>
        Task.Run<DbDataReader>(() => ExecuteReader(behavior, cancellationToken), cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _batch?.Release();
            _batch = null;
        }

        base.Dispose(disposing);
    }

    /// <summary>Runs a native call under this command's timeout, <see cref="Cancel"/> and the token.</summary>
    internal T Watched<T>(ConnectionHandle handle, Func<T> call, CancellationToken token)
    {
        using var watch = new InterruptWatch(handle, CommandTimeout, token);
        _running = watch;
        try
        {
            return call();
        }
        catch (DuckDBException e)
        {
            var explained = watch.Explain(e);
            if (ReferenceEquals(explained, e))
                throw;
            throw explained;
        }
        finally
        {
            _running = null;
        }
    }

    private int ExecuteNonQuery(CancellationToken token)
    {
        using var reader = ExecuteReader(CommandBehavior.Default, token);
        reader.Finish();
        return reader.RecordsAffected;
    }

    private object? ExecuteScalar(CancellationToken token)
    {
        using var reader = ExecuteReader(CommandBehavior.Default, token);
        var value = reader.FieldCount > 0 && reader.Read() ? reader.GetValue(0) : null;
        reader.Finish();
        return value;
    }

    private DuckDBDataReader ExecuteReader(CommandBehavior behavior, CancellationToken token)
    {
        var connection = OpenConnection();
        var reader = new DuckDBDataReader(this, connection, Batch(connection).Share(), behavior, token);
        try
        {
            reader.NextResult();
            return reader;
        }
        catch
        {
            reader.Abandon();
            throw;
        }
    }

    private DuckDBConnection OpenConnection() => Connection ?? throw new InvalidOperationException("The command has no connection.");

    private StatementBatch Batch(DuckDBConnection connection)
    {
        var handle = connection.Handle;
        if (_batch?.BelongsTo(handle, CommandText) == true)
            return _batch;
        _batch?.Release();
        _batch = null;
        return _batch = new StatementBatch(handle, CommandText);
    }
}
