using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>The words of SQL over one warehouse.</summary>
/// <param name="Columns">Columns of each view.</param>
/// <param name="Reserved">Keywords that are no names unless quoted.</param>
public sealed record SqlNames(
    IReadOnlyList<string> Views, ILookup<string, string> Columns, IReadOnlyList<string> Keywords, IReadOnlyList<string> Functions, IReadOnlySet<string> Reserved)
{
    public static SqlNames Of(DuckDBConnection connection)
    {
        var columns = Pairs(connection, "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index");
        var keywords = Pairs(connection, "SELECT keyword_name, keyword_category FROM duckdb_keywords() ORDER BY keyword_name");
        var functions = Pairs(connection, "SELECT DISTINCT function_name, '' FROM duckdb_functions() WHERE regexp_full_match(function_name, '[a-z][a-z0-9_]*') ORDER BY 1");
        return new SqlNames(
            WarehouseViews.Names(connection),
            columns.ToLookup(c => c.First, c => c.Second, StringComparer.OrdinalIgnoreCase),
            [.. keywords.Select(k => k.First)],
            [.. functions.Select(f => f.First)],
            keywords.Where(k => k.Second != "unreserved").Select(k => k.First).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    private static List<(string First, string Second)> Pairs(DuckDBConnection connection, string sql) =>
        connection.Rows(sql, row => (row.GetString(0), row.GetString(1)));
}
