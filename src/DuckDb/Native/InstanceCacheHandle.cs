namespace DuckDB.NET.Data.Native;

/// <summary>The process-wide table of open databases, keyed by path.</summary>
internal sealed class InstanceCacheHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_instance_cache(ref handle);
        return true;
    }
}
