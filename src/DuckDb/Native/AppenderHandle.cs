namespace DuckDB.NET.Data.Native;

/// <summary>A duckdb_appender. Destroying one flushes it, so whatever it still holds is cleared first: only an explicit close commits rows.</summary>
internal sealed class AppenderHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        _ = NativeMethods.duckdb_appender_clear(handle);
        return NativeMethods.duckdb_appender_destroy(ref handle) == DuckDbState.Success;
    }
}
