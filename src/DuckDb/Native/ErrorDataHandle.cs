namespace DuckDB.NET.Data.Native;

/// <summary>An error's message and type, as the appender gives them.</summary>
internal sealed class ErrorDataHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_error_data(ref handle);
        return true;
    }
}
