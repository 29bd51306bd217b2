using System.Runtime.InteropServices;

namespace DuckDB.NET.Data.Native;

/// <summary>duckdb_result: all fields but the last are deprecated and only give the struct its size.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct DuckDbResult
{
    public ulong ColumnCount;
    public ulong RowCount;
    public ulong RowsChanged;
    public nint Columns;
    public nint ErrorMessage;
    public nint InternalData;
}
