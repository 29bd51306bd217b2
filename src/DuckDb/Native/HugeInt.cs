using System.Runtime.InteropServices;

namespace DuckDB.NET.Data.Native;

/// <summary>duckdb_hugeint and duckdb_uhugeint: two words, low word first.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct HugeInt(ulong lower, ulong upper)
{
    public readonly ulong Lower = lower;
    public readonly ulong Upper = upper;

    public static HugeInt From(Int128 value) => new((ulong)value, (ulong)(value >> 64));

    public static HugeInt From(UInt128 value) => new((ulong)value, (ulong)(value >> 64));
}
