using System.Data;
using System.Data.Common;
using System.Globalization;

namespace DuckDB.NET.Data;

/// <summary>The column schema in the shape that DataTable.Load and data adapters expect.</summary>
internal static class SchemaTable
{
    public static DataTable From(IReadOnlyList<DbColumn> columns)
    {
        var table = new DataTable("SchemaTable") { Locale = CultureInfo.InvariantCulture };
        table.Columns.Add(SchemaTableColumn.ColumnName, typeof(string));
        table.Columns.Add(SchemaTableColumn.ColumnOrdinal, typeof(int));
        table.Columns.Add(SchemaTableColumn.ColumnSize, typeof(int));
        table.Columns.Add(SchemaTableColumn.NumericPrecision, typeof(short));
        table.Columns.Add(SchemaTableColumn.NumericScale, typeof(short));
        table.Columns.Add(SchemaTableColumn.DataType, typeof(Type));
        table.Columns.Add("DataTypeName", typeof(string));
        table.Columns.Add(SchemaTableColumn.AllowDBNull, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsKey, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsUnique, typeof(bool));
        table.Columns.Add(SchemaTableColumn.IsLong, typeof(bool));
        foreach (var c in columns)
        {
            table.Rows.Add(
                c.ColumnName, c.ColumnOrdinal, c.ColumnSize, (object?)c.NumericPrecision ?? DBNull.Value, (object?)c.NumericScale ?? DBNull.Value,
                c.DataType, c.DataTypeName, c.AllowDBNull, c.IsKey, c.IsUnique, c.IsLong);
        }

        return table;
    }
}
