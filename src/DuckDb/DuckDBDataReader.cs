using System.Collections;
using System.Collections.ObjectModel;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using DuckDB.NET.Data.Columns;
using DuckDB.NET.Data.Execution;
using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data;

/// <summary>
/// Reads results forward, a chunk of up to 2048 rows at a time. Statements without rows are run on the way; closing the reader runs those not reached yet.
/// </summary>
public sealed class DuckDBDataReader : DbDataReader, IDbColumnSchemaGenerator
{
    private readonly DuckDBCommand _command;
    private readonly DuckDBConnection _connection;
    private readonly ConnectionHandle _handle;
    private readonly StatementBatch _batch;
    private readonly CommandBehavior _behavior;
    private readonly CancellationToken _token;

    private int _next;
    private ResultHandle? _result;
    private DataChunkHandle? _chunk;
    private bool _exhausted;
    private DuckDBColumn[] _schema = [];
    private ColumnReader[] _columns = [];
    private Dictionary<string, int>? _ordinals;
    private long _row = -1;
    private long _size;
    private bool _hasRows;
    private bool _countsRows;
    private int _affected = -1;
    private bool _closed;

    internal DuckDBDataReader(DuckDBCommand command, DuckDBConnection connection, StatementBatch batch, CommandBehavior behavior, CancellationToken token)
    {
        _command = command;
        _connection = connection;
        _handle = connection.Handle;
        _batch = batch;
        _behavior = behavior;
        _token = token;
    }

    public override int Depth => 0;

    public override int FieldCount => _columns.Length;

    public override bool HasRows => _hasRows;

    public override bool IsClosed => _closed;

    public override int RecordsAffected => _affected;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (++_row < _size)
            return true;
        try
        {
            _row = FetchChunk() ? 0 : _size;
            return _row < _size;
        }
        catch
        {
            _next = _batch.Count;
            throw;
        }
    }

    /// <summary>Runs statements up to the next one that returns rows. After an error the statements behind it do not run.</summary>
    public override bool NextResult()
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        try
        {
            DropResult();
            while (_next < _batch.Count)
            {
                if (Run(_next++))
                    return true;
            }

            return false;
        }
        catch
        {
            _next = _batch.Count;
            throw;
        }
    }

    public override void Close()
    {
        if (_closed)
            return;
        try
        {
            Finish();
        }
        finally
        {
            Abandon();
        }
    }

    public override bool IsDBNull(int ordinal) => Column(ordinal).IsNull(_row);

    public override object GetValue(int ordinal)
    {
        var column = Column(ordinal);
        return column.IsNull(_row) ? DBNull.Value : column.GetValue(_row);
    }

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var i = 0; i < count; i++)
            values[i] = GetValue(i);
        return count;
    }

    /// <summary>
    /// The value as <typeparamref name="T"/>; NULL as a nullable value type or as DBNull where object is asked for. Numbers convert to any number type that
    /// holds them exactly, DATE also to DateTime, HUGEINT to BigInteger, everything to string.
    /// </summary>
    /// <exception cref="InvalidCastException">The value is NULL and T cannot say so, or there is no such conversion.</exception>
    public override T GetFieldValue<T>(int ordinal)
    {
        var column = Column(ordinal);
        if (column.IsNull(_row))
        {
            if (typeof(T) == typeof(object))
                return (T)(object)DBNull.Value;
            return Nullable.GetUnderlyingType(typeof(T)) is not null
                ? default!
                : throw new InvalidCastException($"The column '{GetName(ordinal)}' is NULL in this row.");
        }

        return column is ColumnReader<T> typed
            ? typed.Read(_row)
            : (T)ValueConversion.To(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T), column, _row);
    }

    public override bool GetBoolean(int ordinal) => GetFieldValue<bool>(ordinal);

    public override byte GetByte(int ordinal) => GetFieldValue<byte>(ordinal);

    public override char GetChar(int ordinal) => GetFieldValue<char>(ordinal);

    public override DateTime GetDateTime(int ordinal) => GetFieldValue<DateTime>(ordinal);

    public override decimal GetDecimal(int ordinal) => GetFieldValue<decimal>(ordinal);

    public override double GetDouble(int ordinal) => GetFieldValue<double>(ordinal);

    public override float GetFloat(int ordinal) => GetFieldValue<float>(ordinal);

    public override Guid GetGuid(int ordinal) => GetFieldValue<Guid>(ordinal);

    public override short GetInt16(int ordinal) => GetFieldValue<short>(ordinal);

    public override int GetInt32(int ordinal) => GetFieldValue<int>(ordinal);

    public override long GetInt64(int ordinal) => GetFieldValue<long>(ordinal);

    public override string GetString(int ordinal) => GetFieldValue<string>(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Copy<byte>(GetFieldValue<byte[]>(ordinal), dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Copy<char>(GetFieldValue<string>(ordinal), dataOffset, buffer, bufferOffset, length);

    public override string GetName(int ordinal) => _schema[ordinal].ColumnName;

    public override string GetDataTypeName(int ordinal) => _schema[ordinal].DataTypeName!;

    public override Type GetFieldType(int ordinal) => _columns[ordinal].ClrType;

    /// <exception cref="IndexOutOfRangeException">No column has that name, in any case.</exception>
    [SuppressMessage("Usage", "CA2201", Justification = "System.Data documents this exception for this method.")]
    public override int GetOrdinal(string name)
    {
        if (_ordinals is null)
        {
            // The first of several columns of one name wins, as in every provider.
            _ordinals = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < _schema.Length; i++)
                _ordinals.TryAdd(_schema[i].ColumnName, i);
        }

        return _ordinals.TryGetValue(name, out var ordinal) ? ordinal : throw new IndexOutOfRangeException($"The result has no column '{name}'.");
    }

    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    public ReadOnlyCollection<DbColumn> GetColumnSchema() => new(_schema);

    public override DataTable? GetSchemaTable() => _schema.Length == 0 ? null : SchemaTable.From(_schema);

    /// <summary>Reads over what is left and runs the statements not reached yet.</summary>
    internal void Finish()
    {
        while (NextResult())
        {
        }
    }

    /// <summary>Frees everything without running what is left.</summary>
    internal void Abandon()
    {
        if (_closed)
            return;
        _closed = true;
        _countsRows = false;
        DropResult();
        _batch.Release();
        if (_behavior.HasFlag(CommandBehavior.CloseConnection))
            _connection.Close();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            Close();
        base.Dispose(disposing);
    }

    private static long Copy<T>(ReadOnlySpan<T> source, long dataOffset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null)
            return source.Length;
        if (dataOffset >= source.Length)
            return 0;
        var part = source[(int)dataOffset..];
        part = part[..Math.Min(part.Length, length)];
        part.CopyTo(buffer.AsSpan(bufferOffset));
        return part.Length;
    }

    private bool Run(int index)
    {
        _ = _connection.Handle;
        var (result, type, streaming) = _command.Watched(_handle, () => StatementExecution.Run(_batch, index, _command), _token);
        var kind = duckdb_result_return_type(result.Value);
        if (kind != DuckDbResultType.QueryResult)
        {
            if (kind == DuckDbResultType.ChangedRows)
                _affected = Math.Max(_affected, 0) + (int)duckdb_rows_changed(result);
            result.Dispose();
            return false;
        }

        _result = result;
        _countsRows = type is DuckDbStatementType.Insert or DuckDbStatementType.Update or DuckDbStatementType.Delete;
        if (_countsRows)
            _affected = Math.Max(_affected, 0);
        if (streaming)
            _connection.Streaming = this;
        (_schema, _columns) = DuckDBColumn.Of(result);
        _ordinals = null;
        _exhausted = false;
        _hasRows = FetchChunk();
        return true;
    }

    private bool FetchChunk()
    {
        _row = -1;
        _size = 0;
        // Fetching again behind the end is an error on a streamed result.
        if (_result is null || _exhausted)
            return false;
        do
        {
            _chunk?.Dispose();
            _chunk = NextChunk(_result);
            if (_chunk is null)
            {
                _exhausted = true;
                return false;
            }

            _size = (long)duckdb_data_chunk_get_size(_chunk);
        }
        while (_size == 0);

        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Load(duckdb_data_chunk_get_vector(_chunk, (ulong)i));
        if (_countsRows)
            _affected += (int)_size;
        return true;
    }

    private DataChunkHandle? NextChunk(ResultHandle result)
    {
        var streaming = ReferenceEquals(_connection.Streaming, this);
        var chunk = streaming
            ? _command.Watched(_handle, () => StatementExecution.Fetch(result), _token)
            : StatementExecution.Fetch(result);
        if (chunk is null && streaming)
            _connection.Streaming = null;
        return chunk;
    }

    private void DropResult()
    {
        // RecordsAffected of an INSERT … RETURNING counts all its rows, read or not.
        while (_countsRows && FetchChunk())
        {
        }

        _countsRows = false;
        _chunk?.Dispose();
        _chunk = null;
        _result?.Dispose();
        _result = null;
        if (ReferenceEquals(_connection.Streaming, this))
            _connection.Streaming = null;
        _schema = [];
        _columns = [];
        _hasRows = false;
        _row = -1;
        _size = 0;
    }

    private ColumnReader Column(int ordinal)
    {
        if ((ulong)_row >= (ulong)_size)
            throw new InvalidOperationException(_closed ? "The reader is closed." : "The reader is not on a row.");
        return _columns[ordinal];
    }
}
