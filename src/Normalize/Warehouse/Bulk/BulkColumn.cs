using System.Globalization;
using DuckDB.NET.Data;

namespace PerfEval.Normalize.Warehouse.Bulk;

/// <summary>What a column of a bulk load takes.</summary>
/// <param name="Type">As SQL writes it, for messages: DECIMAL(18,6).</param>
/// <param name="Scale">Digits behind the point of a DECIMAL.</param>
/// <param name="Limit">A DECIMAL's absolute value stays below; null where every System.Decimal does.</param>
internal sealed record BulkColumn(string Type, BulkKind Kind, int Scale, decimal? Limit)
{
    // 10^28 is the last power of ten that System.Decimal holds.
    private const int MostDigits = 28;

    /// <exception cref="DuckDBException">There is no such table.</exception>
    /// <exception cref="NotSupportedException">It has a column of a type that is not loaded in bulk.</exception>
    public static BulkColumn[] Of(DuckDBConnection connection, string? catalog, string schema, string table)
    {
        return [.. connection.Rows($"DESCRIBE {(catalog is null ? "" : Quoted(catalog) + ".")}{Quoted(schema)}.{Quoted(table)}", row => Of(row.GetString(1)))];
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static BulkColumn Of(string type)
    {
        if (type.StartsWith("DECIMAL(", StringComparison.Ordinal))
        {
            var digits = type["DECIMAL(".Length..^1].Split(',');
            var (width, scale) = (int.Parse(digits[0], CultureInfo.InvariantCulture), int.Parse(digits[1], CultureInfo.InvariantCulture));
            return new BulkColumn(type, BulkKind.Decimal, scale, width - scale > MostDigits ? null : (decimal)Math.Pow(10, width - scale));
        }

        return new BulkColumn(type, type switch
        {
            "VARCHAR" => BulkKind.Text,
            "SMALLINT" => BulkKind.SmallInt,
            "INTEGER" => BulkKind.Integer,
            "BIGINT" => BulkKind.BigInt,
            "DOUBLE" => BulkKind.Double,
            "BOOLEAN" => BulkKind.Boolean,
            "DATE" => BulkKind.Date,
            "TIMESTAMP" => BulkKind.Timestamp,
            _ => throw new NotSupportedException($"A column of type {type} is not loaded in bulk."),
        }, 0, null);
    }
}
