using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data.Columns;

/// <summary>Chooses the reader for a logical type.</summary>
internal static class ColumnReaders
{
    public static ColumnReader For(LogicalTypeHandle type)
    {
        var id = duckdb_get_type_id(type);
        return id switch
        {
            DuckDbType.Boolean => new BooleanColumn(),
            DuckDbType.TinyInt => new NumberColumn<sbyte>(),
            DuckDbType.SmallInt => new NumberColumn<short>(),
            DuckDbType.Integer => new NumberColumn<int>(),
            DuckDbType.BigInt => new NumberColumn<long>(),
            DuckDbType.UTinyInt => new NumberColumn<byte>(),
            DuckDbType.USmallInt => new NumberColumn<ushort>(),
            DuckDbType.UInteger => new NumberColumn<uint>(),
            DuckDbType.UBigInt => new NumberColumn<ulong>(),
            DuckDbType.HugeInt => new HugeIntColumn(unsigned: false),
            DuckDbType.UHugeInt => new HugeIntColumn(unsigned: true),
            DuckDbType.Float => new NumberColumn<float>(),
            DuckDbType.Double => new NumberColumn<double>(),
            DuckDbType.Decimal => new DecimalColumn(duckdb_decimal_width(type), duckdb_decimal_scale(type), duckdb_decimal_internal_type(type)),
            DuckDbType.Varchar => new StringColumn(),
            DuckDbType.Blob => new BlobColumn(),
            DuckDbType.Bit => new BitColumn(),
            DuckDbType.Date => new DateColumn(),
            DuckDbType.Time or DuckDbType.TimeNs => new TimeColumn(id),
            DuckDbType.TimeTz => new TimeTzColumn(),
            DuckDbType.Timestamp or DuckDbType.TimestampS or DuckDbType.TimestampMs or DuckDbType.TimestampNs or DuckDbType.TimestampTz => new TimestampColumn(id),
            DuckDbType.Interval => new IntervalColumn(),
            DuckDbType.Uuid => new UuidColumn(),
            DuckDbType.Enum => new EnumColumn(type),
            DuckDbType.List => new ListColumn(ForChild(duckdb_list_type_child_type(type))),
            DuckDbType.Array => new ArrayColumn(ForChild(duckdb_array_type_child_type(type)), (long)duckdb_array_type_array_size(type)),
            DuckDbType.Map => new MapColumn(ForChild(duckdb_map_type_key_type(type)), ForChild(duckdb_map_type_value_type(type))),
            DuckDbType.Struct => new StructColumn(StructFields(type)),
            DuckDbType.Union => new UnionColumn(UnionMembers(type)),
            DuckDbType.SqlNull => new NullColumn(),
            _ => new UnsupportedColumn(TypeNames.Of(type)),
        };
    }

    private static ColumnReader ForChild(LogicalTypeHandle type)
    {
        using (type)
            return For(type);
    }

    private static (string Name, ColumnReader Reader)[] StructFields(LogicalTypeHandle type)
    {
        var fields = new (string, ColumnReader)[duckdb_struct_type_child_count(type)];
        for (var i = 0; i < fields.Length; i++)
            fields[i] = (Owned(duckdb_struct_type_child_name(type, (ulong)i))!, ForChild(duckdb_struct_type_child_type(type, (ulong)i)));
        return fields;
    }

    private static (string Name, ColumnReader Reader)[] UnionMembers(LogicalTypeHandle type)
    {
        var members = new (string, ColumnReader)[duckdb_union_type_member_count(type)];
        for (var i = 0; i < members.Length; i++)
            members[i] = (Owned(duckdb_union_type_member_name(type, (ulong)i))!, ForChild(duckdb_union_type_member_type(type, (ulong)i)));
        return members;
    }
}
