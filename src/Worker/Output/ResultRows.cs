using System.Collections;
using System.Data.Common;
using System.Numerics;

namespace PerfEval.Worker.Output;

/// <summary>Columns and a stream of rows that is read once. A value is a CLR value, or null for SQL's NULL.</summary>
public sealed record ResultRows(IReadOnlyList<OutputColumn> Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>Rows are fetched as they are printed; the reader must stay open until then.</summary>
    public static ResultRows From(DbDataReader reader)
    {
        var columns = new OutputColumn[reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = new OutputColumn(reader.GetName(i), KindOf(reader.GetFieldType(i), reader.GetDataTypeName(i)));
        return new ResultRows(columns, Fetch(reader));
    }

    private static IEnumerable<object?[]> Fetch(DbDataReader reader)
    {
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            yield return row;
        }
    }

    private static ColumnKind KindOf(Type type, string dataTypeName)
    {
        if (string.Equals(dataTypeName, "JSON", StringComparison.OrdinalIgnoreCase))
            return ColumnKind.Nested;
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(BigInteger) || type == typeof(decimal) || (type.IsPrimitive && type != typeof(bool) && type != typeof(char)))
            return ColumnKind.Number;
        if (type == typeof(bool))
            return ColumnKind.Boolean;
        if (type == typeof(DateOnly))
            return ColumnKind.Date;
        if (type == typeof(DateTime) || type == typeof(DateTimeOffset))
            return string.Equals(dataTypeName, "DATE", StringComparison.OrdinalIgnoreCase) ? ColumnKind.Date : ColumnKind.Timestamp;
        return type != typeof(string) && type != typeof(byte[]) && typeof(IEnumerable).IsAssignableFrom(type)
            ? ColumnKind.Nested
            : ColumnKind.Text;
    }
}
