using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data.Columns;

/// <summary>Types as SQL writes them: DECIMAL(18,6), VARCHAR[], STRUCT("a" INTEGER).</summary>
internal static class TypeNames
{
    public static string Of(LogicalTypeHandle type)
    {
        if (Owned(duckdb_logical_type_get_alias(type)) is { } alias)
            return alias;
        var id = duckdb_get_type_id(type);
        return id switch
        {
            DuckDbType.Decimal => $"DECIMAL({duckdb_decimal_width(type)},{duckdb_decimal_scale(type)})",
            DuckDbType.List => OfChild(duckdb_list_type_child_type(type)) + "[]",
            DuckDbType.Array => $"{OfChild(duckdb_array_type_child_type(type))}[{duckdb_array_type_array_size(type)}]",
            DuckDbType.Map => $"MAP({OfChild(duckdb_map_type_key_type(type))}, {OfChild(duckdb_map_type_value_type(type))})",
            DuckDbType.Struct => $"STRUCT({Members(duckdb_struct_type_child_count(type), type, duckdb_struct_type_child_name, duckdb_struct_type_child_type)})",
            DuckDbType.Union => $"UNION({Members(duckdb_union_type_member_count(type), type, duckdb_union_type_member_name, duckdb_union_type_member_type)})",
            DuckDbType.TimestampS => "TIMESTAMP_S",
            DuckDbType.TimestampMs => "TIMESTAMP_MS",
            DuckDbType.TimestampNs => "TIMESTAMP_NS",
            DuckDbType.TimestampTz => "TIMESTAMP WITH TIME ZONE",
            DuckDbType.TimeTz => "TIME WITH TIME ZONE",
            DuckDbType.TimeNs => "TIME_NS",
            DuckDbType.SqlNull => "\"NULL\"",
            _ => id.ToString().ToUpperInvariant(),
        };
    }

    private static string OfChild(LogicalTypeHandle type)
    {
        using (type)
            return Of(type);
    }

    private static string Members(
        ulong count, LogicalTypeHandle type, Func<LogicalTypeHandle, ulong, nint> name, Func<LogicalTypeHandle, ulong, LogicalTypeHandle> child)
    {
        var parts = new string[count];
        for (ulong i = 0; i < count; i++)
            parts[i] = $"\"{Owned(name(type, i))!.Replace("\"", "\"\"", StringComparison.Ordinal)}\" {OfChild(child(type, i))}";
        return string.Join(", ", parts);
    }
}
