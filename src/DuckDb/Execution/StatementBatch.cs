using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Execution;

/// <summary>
/// The statements of one SQL text. Each is prepared only when its turn comes, because it may need what an earlier one creates. Shared between a command and
/// its readers; the last one to release it frees it.
/// </summary>
internal sealed class StatementBatch
{
    private readonly ConnectionHandle _connection;
    private readonly ExtractedStatementsHandle _statements;
    private PreparedStatementHandle? _only;
    private int _references = 1;

    public StatementBatch(ConnectionHandle connection, string sql)
    {
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw new DuckDBException("The command text contains a NUL character, at which DuckDB would cut it.", DuckDBErrorType.Parser);
        _connection = connection;
        Sql = sql;
        Count = (int)NativeMethods.duckdb_extract_statements(connection, sql, out _statements);
        if (Count > 0 || NativeMethods.Borrowed(NativeMethods.duckdb_extract_statements_error(_statements)) is not { Length: > 0 } error)
            return;
        _statements.Dispose();
        throw DuckDBException.FromMessage(error);
    }

    public string Sql { get; }

    public int Count { get; }

    public bool BelongsTo(ConnectionHandle connection, string sql) => ReferenceEquals(connection, _connection) && Sql == sql;

    public StatementBatch Share()
    {
        _references++;
        return this;
    }

    public void Release()
    {
        if (--_references > 0)
            return;
        _only?.Dispose();
        _statements.Dispose();
    }

    /// <summary>Prepares statement <paramref name="index"/>. A statement that is alone stays prepared for the next execution; others belong to the caller.</summary>
    public PreparedStatementHandle Prepare(int index)
    {
        if (_only is not null)
            return _only;
        var state = NativeMethods.duckdb_prepare_extracted_statement(_connection, _statements, (ulong)index, out var prepared);
        if (state != DuckDbState.Success)
        {
            using (prepared)
                throw DuckDBException.FromMessage(NativeMethods.Borrowed(NativeMethods.duckdb_prepare_error(prepared)));
        }

        if (Count == 1)
            _only = prepared;
        return prepared;
    }

    public bool Keeps(PreparedStatementHandle prepared) => ReferenceEquals(prepared, _only);
}
