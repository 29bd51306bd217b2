using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using DuckDB.NET.Data;
using DuckDB.NET.Native;

namespace PerfEval.Worker.Export;

/// <summary>Columns and a stream of rows that is read once. A value is a CLR value, or null for SQL's NULL; nested values are JSON text.</summary>
public sealed record ResultRows(IReadOnlyList<OutputColumn> Columns, IEnumerable<object?[]> Rows)
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JsonValue.Encoder };

    /// <summary>Rows are fetched as they are printed; the reader must stay open until then.</summary>
    /// <param name="types">The columns' types as SQL writes them, of a query that anyone may have written.</param>
    public static ResultRows From(DuckDBDataReader reader, IReadOnlyList<string>? types = null)
    {
        var columns = new OutputColumn[reader.FieldCount];
        for (var i = 0; i < columns.Length; i++)
            columns[i] = new OutputColumn(reader.GetName(i), types is null ? KindOf(reader.GetFieldType(i)) : KindOf(reader.GetFieldType(i), types[i]));
        return new ResultRows(columns, Fetch(reader, types));
    }

    private static IEnumerable<object?[]> Fetch(DuckDBDataReader reader, IReadOnlyList<string>? types)
    {
        var isDigits = new bool[reader.FieldCount];
        var isUtc = new bool[reader.FieldCount];
        for (var i = 0; i < isDigits.Length; i++)
        {
            isDigits[i] = types is not null && QueryShape.ExceedsDecimal(types[i]);
            isUtc[i] = reader.GetDataTypeName(i) == nameof(DuckDBType.TimestampTz);
        }

        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                if (!reader.IsDBNull(i))
                    row[i] = isDigits[i] ? new NumberText(WithLeadingZero(reader.GetString(i))) : Value(reader, i, isUtc[i]);
            }

            yield return row;
        }
    }

    // DuckDB leaves it out where every digit stands behind the point.
    private static string WithLeadingZero(string digits) =>
        digits[0] == '.' ? $"0{digits}" : digits.StartsWith("-.", StringComparison.Ordinal) ? $"-0{digits[1..]}" : digits;

    private static object Value(DuckDBDataReader reader, int column, bool isUtc)
    {
        var type = reader.GetFieldType(column);
        if (type == typeof(TimeSpan))
            return IntervalText.Of(reader.GetFieldValue<DuckDBInterval>(column));
        return reader.GetValue(column) switch
        {
            BigInteger number => new NumberText(number.ToString(CultureInfo.InvariantCulture)),
            DateTime time when isUtc => DateTime.SpecifyKind(time, DateTimeKind.Utc),
            Stream bytes => Bytes(bytes),
            string text => text,
            IEnumerable nested => JsonSerializer.Serialize(nested, s_json),
            var value => value,
        };
    }

    private static byte[] Bytes(Stream stream)
    {
        using (stream)
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
    }

    private static ColumnKind KindOf(Type type, string sqlType)
    {
        if (sqlType == "JSON" || QueryShape.IsNested(sqlType))
            return ColumnKind.Nested;
        return QueryShape.ExceedsDecimal(sqlType) ? ColumnKind.Number : KindOf(type);
    }

    private static ColumnKind KindOf(Type type)
    {
        if (type == typeof(decimal) || type == typeof(BigInteger) || (type.IsPrimitive && type != typeof(bool)))
            return ColumnKind.Number;
        if (type == typeof(bool))
            return ColumnKind.Boolean;
        if (type == typeof(DateOnly))
            return ColumnKind.Date;
        if (type == typeof(DateTime))
            return ColumnKind.Timestamp;
        return type.IsGenericType ? ColumnKind.Nested : ColumnKind.Text;
    }
}
