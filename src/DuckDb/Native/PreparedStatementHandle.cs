namespace DuckDB.NET.Data.Native;

/// <summary>A duckdb_prepared_statement.</summary>
internal sealed class PreparedStatementHandle : NativeHandle
{
    protected override bool ReleaseHandle()
    {
        NativeMethods.duckdb_destroy_prepare(ref handle);
        return true;
    }
}
