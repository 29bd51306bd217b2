using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Export;

/// <summary>
/// A query anyone may have written, in a form whose values DuckDB.NET can read: it throws at unions, at lists with NULL and at types it does not know, and
/// System.Decimal holds 28 digits. Such columns are asked for as text, nested ones as JSON.
/// </summary>
/// <param name="Sql">What to run.</param>
/// <param name="Types">The columns' types as SQL writes them; null where the statement is no query.</param>
public sealed record QueryShape(string Sql, IReadOnlyList<string>? Types)
{
    private const int DecimalDigits = 28;

    private static readonly string[] s_nested = ["STRUCT(", "MAP(", "UNION("];

    private static readonly string[] s_unknown = ["BIGNUM", "VARIANT", "TIME_NS", "GEOMETRY"];

    public static QueryShape Of(DuckDBConnection connection, string sql)
    {
        if (Describe(connection, sql) is not { } columns)
            return new QueryShape(sql, null);
        var types = columns.ConvertAll(column => column.Type);
        if (!types.Any(IsText))
            return new QueryShape(sql, types);
        // By place: two columns may share a name.
        var printed = columns.Select(
            (column, i) => $"{(IsNested(column.Type) ? $"to_json(c{i})" : $"c{i}")}{(IsText(column.Type) ? "::VARCHAR" : "")} AS {Quoted(column.Name)}");
        return new QueryShape(
            $"SELECT {string.Join(", ", printed)} FROM (\n{sql}\n) AS printed({string.Join(", ", columns.Select((_, i) => $"c{i}"))})", types);
    }

    /// <summary>LIST, ARRAY, STRUCT, MAP or UNION.</summary>
    public static bool IsNested(string type) => type.EndsWith(']') || s_nested.Any(nested => type.StartsWith(nested, StringComparison.Ordinal));

    /// <summary>Whether a DECIMAL may have more digits than System.Decimal holds.</summary>
    public static bool ExceedsDecimal(string type) => type.StartsWith("DECIMAL(", StringComparison.Ordinal)
                                                      && int.Parse(
                                                          type["DECIMAL(".Length..type.IndexOf(',', StringComparison.Ordinal)],
                                                          CultureInfo.InvariantCulture) > DecimalDigits;

    private static bool IsText(string type) => IsNested(type) || ExceedsDecimal(type) || s_unknown.Contains(type);

    // Null for what is no query, and for what is wrong: running it says why.
    private static List<(string Name, string Type)>? Describe(DuckDBConnection connection, string sql)
    {
        try
        {
            return connection.Rows($"DESCRIBE FROM (\n{sql}\n)", row => (row.GetString(0), row.GetString(1)));
        }
        catch (DuckDBException)
        {
            return null;
        }
    }

    private static string Quoted(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
