using System.Runtime.InteropServices;

namespace DuckDB.NET.Data.Native;

/// <summary>duckdb_interval.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct IntervalValue(int months, int days, long micros)
{
    public readonly int Months = months;
    public readonly int Days = days;
    public readonly long Micros = micros;
}
