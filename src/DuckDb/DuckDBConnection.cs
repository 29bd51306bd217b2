using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data.Execution;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data;

/// <summary>
/// A connection to a database file or to memory. Use one connection from one thread at a time. Connections of this process to one file share the
/// database; every ":memory:" is its own.
/// </summary>
public sealed class DuckDBConnection : DbConnection
{
    private DatabaseHandle? _database;
    private ConnectionHandle? _handle;
    private string _connectionString = "";

    // The database handle belongs to another connection.
    private bool _isDuplicate;

    public DuckDBConnection()
    {
    }

    public DuckDBConnection(string connectionString) => ConnectionString = connectionString;

    [AllowNull]
    public override string ConnectionString
    {
        get => _connectionString;
        set
        {
            if (_handle is not null)
                throw new InvalidOperationException("The connection string of an open connection cannot change.");
            _connectionString = value ?? "";
        }
    }

    public override string DataSource => Settings().DataSource;

    /// <summary>The catalog's name: the file name without extension, or "memory".</summary>
    public override string Database => DataSource.StartsWith(DuckDBConnectionStringBuilder.InMemory, StringComparison.Ordinal)
        ? "memory"
        : Path.GetFileNameWithoutExtension(DataSource);

    /// <summary>DuckDB's version, such as v1.5.6.</summary>
    public override string ServerVersion => NativeMethods.Borrowed(NativeMethods.duckdb_library_version())!;

    public override ConnectionState State => _handle is null ? ConnectionState.Closed : ConnectionState.Open;

    /// <summary>The open transaction that <see cref="BeginTransaction(IsolationLevel)"/> began.</summary>
    internal DuckDBTransaction? Transaction { get; set; }

    /// <summary>A reader that still streams; any other statement would silently end it.</summary>
    internal DuckDBDataReader? Streaming { get; set; }

    /// <exception cref="InvalidOperationException">The connection is closed, or a reader still streams from it.</exception>
    internal ConnectionHandle Handle
    {
        get
        {
            if (Streaming is not null)
                throw new InvalidOperationException("A streaming reader is open on this connection; dispose it before the next statement.");
            return _handle ?? throw new InvalidOperationException("The connection is not open.");
        }
    }

    protected override DbProviderFactory DbProviderFactory => DuckDBClientFactory.Instance;

    /// <exception cref="DuckDBException">The file cannot be opened; if another process holds it, the message says so.</exception>
    public override void Open()
    {
        if (_handle is not null)
            throw new InvalidOperationException("The connection is already open.");
        var database = Databases.Open(Settings());
        try
        {
            Connect(database);
        }
        catch
        {
            database.Dispose();
            throw;
        }

        _isDuplicate = false;
    }

    /// <summary>
    /// Another open connection to the same database, also to one in memory. Settings, temporary tables and the transaction of this one are not
    /// shared. The database stays open until the last of its connections is closed.
    /// </summary>
    public DuckDBConnection Duplicate()
    {
        var database = _database ?? throw new InvalidOperationException("The connection is not open.");
        var duplicate = new DuckDBConnection(_connectionString) { _isDuplicate = true };
        duplicate.Connect(database);
        return duplicate;
    }

    /// <summary>Closes the connection; an open transaction is rolled back.</summary>
    public override void Close()
    {
        if (_handle is null)
            return;
        Streaming?.Dispose();
        Transaction?.Dispose();
        _handle.Dispose();
        if (!_isDuplicate)
            _database!.Dispose();
        _handle = null;
        _database = null;
        OnStateChange(new StateChangeEventArgs(ConnectionState.Open, ConnectionState.Closed));
    }

    public override void ChangeDatabase(string databaseName) => Execute($"USE \"{databaseName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    public new DuckDBCommand CreateCommand() => new() { Connection = this };

    public new DuckDBTransaction BeginTransaction() => BeginTransaction(IsolationLevel.Snapshot);

    /// <summary>DuckDB isolates by snapshot; weaker levels are met by it, Serializable is not offered.</summary>
    public new DuckDBTransaction BeginTransaction(IsolationLevel isolationLevel)
    {
        if (isolationLevel == IsolationLevel.Serializable)
            throw new NotSupportedException("DuckDB isolates by snapshot, not serializably.");
        if (Transaction is not null)
            throw new InvalidOperationException("A transaction is already open on this connection.");
        Execute("BEGIN TRANSACTION");
        return Transaction = new DuckDBTransaction(this);
    }

    public DuckDBAppender CreateAppender(string table) => CreateAppender(null, null, table);

    public DuckDBAppender CreateAppender(string? schema, string table) => CreateAppender(null, schema, table);

    /// <summary>Bulk insert into a table; see <see cref="DuckDBAppender"/> for what is committed when.</summary>
    /// <exception cref="DuckDBException">There is no such table.</exception>
    public DuckDBAppender CreateAppender(string? catalog, string? schema, string table) => new(this, catalog, schema, table);

    /// <summary>Whether a transaction is open, also one that was begun by SQL: outside of one every statement has a transaction number of its own.</summary>
    internal bool IsInTransaction()
    {
        if (Transaction is not null)
            return true;
        using var command = new DuckDBCommand("SELECT txid_current()", this);
        return Equals(command.ExecuteScalar(), command.ExecuteScalar());
    }

    internal int Execute(string sql)
    {
        using var command = new DuckDBCommand(sql, this);
        return command.ExecuteNonQuery();
    }

    private void Connect(DatabaseHandle database)
    {
        if (NativeMethods.duckdb_connect(database, out var handle) != DuckDbState.Success)
        {
            handle.Dispose();
            throw new DuckDBException($"DuckDB could not connect to {DataSource}.", DuckDBErrorType.Connection);
        }

        _database = database;
        _handle = handle;
        OnStateChange(new StateChangeEventArgs(ConnectionState.Closed, ConnectionState.Open));
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand() => CreateCommand();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private DuckDBConnectionStringBuilder Settings() => new() { ConnectionString = _connectionString };
}
