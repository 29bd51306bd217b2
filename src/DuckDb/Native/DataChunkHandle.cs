namespace DuckDB.NET.Data.Native;

/// <summary>Up to 2048 rows as one vector per column.</summary>
internal sealed class DataChunkHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_data_chunk(ref handle);
        return true;
    }
}
