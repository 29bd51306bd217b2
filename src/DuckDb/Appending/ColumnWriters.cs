using DuckDB.NET.Data.Columns;
using DuckDB.NET.Data.Native;

namespace DuckDB.NET.Data.Appending;

/// <summary>Chooses the writer for a logical type.</summary>
internal static class ColumnWriters
{
    public static ColumnWriter For(LogicalTypeHandle type, TextArena texts)
    {
        var name = TypeNames.Of(type);
        return NativeMethods.duckdb_get_type_id(type) switch
        {
            DuckDbType.Boolean => new BooleanWriter { TypeName = name },
            DuckDbType.TinyInt => new IntegerWriter<sbyte> { TypeName = name },
            DuckDbType.SmallInt => new IntegerWriter<short> { TypeName = name },
            DuckDbType.Integer => new IntegerWriter<int> { TypeName = name },
            DuckDbType.BigInt => new IntegerWriter<long> { TypeName = name },
            DuckDbType.HugeInt => new IntegerWriter<Int128> { TypeName = name },
            DuckDbType.UTinyInt => new IntegerWriter<byte> { TypeName = name },
            DuckDbType.USmallInt => new IntegerWriter<ushort> { TypeName = name },
            DuckDbType.UInteger => new IntegerWriter<uint> { TypeName = name },
            DuckDbType.UBigInt => new IntegerWriter<ulong> { TypeName = name },
            DuckDbType.UHugeInt => new IntegerWriter<UInt128> { TypeName = name },
            DuckDbType.Float => new FloatWriter<float> { TypeName = name },
            DuckDbType.Double => new FloatWriter<double> { TypeName = name },
            DuckDbType.Decimal => new DecimalWriter(type) { TypeName = name },
            DuckDbType.Varchar => new VarcharWriter(texts) { TypeName = name },
            DuckDbType.Blob => new BlobWriter(texts) { TypeName = name },
            DuckDbType.Enum => new EnumWriter(type) { TypeName = name },
            DuckDbType.Date => new DateWriter { TypeName = name },
            DuckDbType.Timestamp or DuckDbType.TimestampTz => new TimestampWriter { TypeName = name },
            DuckDbType.Uuid => new UuidWriter { TypeName = name },
            DuckDbType.List when IsVarcharList(type) => new VarcharListWriter(texts) { TypeName = name },
            _ => new NullWriter { TypeName = name },
        };
    }

    private static bool IsVarcharList(LogicalTypeHandle type)
    {
        using var element = NativeMethods.duckdb_list_type_child_type(type);
        return NativeMethods.duckdb_get_type_id(element) == DuckDbType.Varchar;
    }
}
