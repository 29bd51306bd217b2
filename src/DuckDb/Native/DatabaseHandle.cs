namespace DuckDB.NET.Data.Native;

/// <summary>One reference to an open database instance.</summary>
internal sealed class DatabaseHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_close(ref handle);
        return true;
    }
}
