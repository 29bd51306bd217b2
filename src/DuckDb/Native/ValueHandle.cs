namespace DuckDB.NET.Data.Native;

/// <summary>A duckdb_value, used for parameters.</summary>
internal sealed class ValueHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_value(ref handle);
        return true;
    }
}
