using System.Data.Common;
using DuckDB.NET.Data.Columns;
using DuckDB.NET.Data.Native;
using static DuckDB.NET.Data.Native.NativeMethods;

namespace DuckDB.NET.Data;

/// <summary>What is known of a result's column. DuckDB does not say whether it may be NULL, so it may.</summary>
internal sealed class DuckDBColumn : DbColumn
{
    private DuckDBColumn(int ordinal, string name, string typeName, ColumnReader reader)
    {
        ColumnOrdinal = ordinal;
        ColumnName = name;
        DataTypeName = typeName;
        DataType = reader.ClrType;
        AllowDBNull = true;
        ColumnSize = -1;
        NumericPrecision = reader.Precision?.Width;
        NumericScale = reader.Precision?.Scale;
        IsLong = reader is BlobColumn;
        IsReadOnly = true;
        IsExpression = false;
        IsKey = false;
        IsUnique = false;
        IsAutoIncrement = false;
        IsHidden = false;
    }

    public static (DuckDBColumn[] Schema, ColumnReader[] Readers) Of(ResultHandle result)
    {
        var count = (int)duckdb_column_count(result);
        var schema = new DuckDBColumn[count];
        var readers = new ColumnReader[count];
        for (var i = 0; i < count; i++)
        {
            using var type = duckdb_column_logical_type(result, (ulong)i);
            readers[i] = ColumnReaders.For(type);
            schema[i] = new DuckDBColumn(i, Borrowed(duckdb_column_name(result, (ulong)i))!, TypeNames.Of(type), readers[i]);
        }

        return (schema, readers);
    }
}
