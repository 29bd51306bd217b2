using System.Data.Common;
using System.Globalization;

namespace PerfEval.Worker.Output;

/// <summary>Columns and a stream of rows that is read once. A value is a CLR value, or null for SQL's NULL; nested values are JSON text.</summary>
public sealed record ResultRows(IReadOnlyList<OutputColumn> Columns, IEnumerable<object?[]> Rows)
{
    /// <summary>Every number of this many digits fits System.Decimal.</summary>
    private const int DecimalDigits = 28;

    /// <summary>Values of these types arrive as JSON text.</summary>
    private static readonly string[] NestedTypes = ["STRUCT(", "MAP(", "UNION("];

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
        var exceedsDecimal = new bool[reader.FieldCount];
        for (var i = 0; i < exceedsDecimal.Length; i++)
            exceedsDecimal[i] = ExceedsDecimal(reader.GetDataTypeName(i));
        // A streaming reader has looked for the first row already and fails when asked past the end again.
        if (!reader.HasRows)
            yield break;
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                if (!reader.IsDBNull(i))
                    row[i] = exceedsDecimal[i] ? new NumberText(reader.GetFieldValue<string>(i)) : reader.GetValue(i);
            }

            yield return row;
        }
    }

    /// <summary>Types whose values may have more digits than System.Decimal; sums have them although their values are small.</summary>
    private static bool ExceedsDecimal(string dataTypeName)
    {
        const string Prefix = "DECIMAL(";
        if (!dataTypeName.StartsWith(Prefix, StringComparison.Ordinal))
            return dataTypeName is "HUGEINT" or "UHUGEINT";
        var width = dataTypeName.AsSpan()[Prefix.Length..dataTypeName.IndexOf(',', StringComparison.Ordinal)];
        return int.Parse(width, CultureInfo.InvariantCulture) > DecimalDigits;
    }

    private static ColumnKind KindOf(Type type, string dataTypeName)
    {
        if (dataTypeName == "JSON" || dataTypeName.EndsWith(']') || NestedTypes.Any(t => dataTypeName.StartsWith(t, StringComparison.Ordinal)))
            return ColumnKind.Nested;
        if (type == typeof(decimal) || (type.IsPrimitive && type != typeof(bool)))
            return ColumnKind.Number;
        if (type == typeof(bool))
            return ColumnKind.Boolean;
        if (type == typeof(DateOnly))
            return ColumnKind.Date;
        return type == typeof(DateTime) ? ColumnKind.Timestamp : ColumnKind.Text;
    }
}
