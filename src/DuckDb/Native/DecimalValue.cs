using System.Runtime.InteropServices;

namespace DuckDB.NET.Data.Native;

/// <summary>duckdb_decimal: value × 10^-scale.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DecimalValue(byte width, byte scale, HugeInt value)
{
    public readonly byte Width = width;
    public readonly byte Scale = scale;
    public readonly HugeInt Value = value;
}
