using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data.Execution;

/// <summary>The native calls behind a reader.</summary>
internal static class StatementExecution
{
    /// <summary>Prepares, binds and runs statement <paramref name="index"/>. Only a SELECT streams: a changing statement must be complete when its call returns.</summary>
    public static (ResultHandle Result, DuckDbStatementType Type, bool Streaming) Run(StatementBatch batch, int index, DuckDBCommand command)
    {
        var prepared = batch.Prepare(index);
        try
        {
            ParameterBinder.Bind(prepared, command.Parameters);
            var type = duckdb_prepared_statement_type(prepared);
            var streaming = command.UseStreaming && type == DuckDbStatementType.Select;
            var result = new ResultHandle();
            var state = streaming ? duckdb_execute_prepared_streaming(prepared, result) : duckdb_execute_prepared(prepared, result);
            if (state == DuckDbState.Success)
                return (result, type, streaming);
            using (result)
                throw Error(result) ?? DuckDBException.FromMessage(null);
        }
        finally
        {
            if (!batch.Keeps(prepared))
                prepared.Dispose();
        }
    }

    /// <summary>The next chunk, null at the end.</summary>
    public static DataChunkHandle? Fetch(ResultHandle result)
    {
        var chunk = duckdb_fetch_chunk(result.Value);
        if (!chunk.IsInvalid)
            return chunk;
        chunk.Dispose();

        // A streaming query fails in mid-flight by ending early.
        return Error(result) is { } error ? throw error : null;
    }

    private static DuckDBException? Error(ResultHandle result) => Borrowed(duckdb_result_error(result)) is { Length: > 0 } message
        ? new DuckDBException(message, duckdb_result_error_type(result))
        : null;
}
