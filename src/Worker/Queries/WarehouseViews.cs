using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Queries;

/// <summary>The public views that a warehouse holds.</summary>
public static class WarehouseViews
{
    private const int Suggestions = 3;

    /// <summary>The views of flags come with the first analysis.</summary>
    public static Problem NotAnalysed { get; } = new(
        "这个数据仓库还没有核对过。", "This warehouse has not been analysed yet.", "perfeval analyze");

    public static bool Has(DuckDBConnection connection, string view) => Names(connection).Contains(view, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names(DuckDBConnection connection) =>
        List(connection, "SELECT view_name FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY view_name");

    /// <summary>Views with facts of a report: those whose rows provenance can point to.</summary>
    public static IReadOnlyList<string> OfFacts(DuckDBConnection connection) => List(
        connection,
        """
        SELECT table_name FROM duckdb_columns() c
        JOIN duckdb_views() v ON v.view_name = c.table_name AND v.schema_name = c.schema_name
        WHERE NOT v.internal AND c.schema_name = 'main'
        GROUP BY table_name HAVING list_has_all(list(column_name), ['report_id', 'row_key']) AND NOT list_contains(list(column_name), 'view')
        ORDER BY table_name
        """);

    /// <summary>What the view, or a column of it, is called in the other language; its comment says it. Null where it has no other name.</summary>
    public static string? OtherName(DuckDBConnection connection, string view, string? column = null) => connection.Scalar(
        "SELECT split_part(comment, ' | ', 1) FROM duckdb_columns() WHERE schema_name = 'main' AND table_name = $view AND column_name = $column "
        + "UNION ALL SELECT split_part(comment, ' | ', 1) FROM duckdb_views() WHERE schema_name = 'main' AND view_name = $view AND $column = ''",
        ("view", view), ("column", column ?? "")) as string;

    /// <summary>There is no such view; names those that are spelt like it.</summary>
    public static Problem Unknown(string view, IReadOnlyList<string> views)
    {
        var near = NameDistance.Nearest(view, views, Suggestions);
        return new Problem(
            $"没有名为 {view} 的视图。",
            $"There is no view called {view}.",
            near.Count > 0 ? $"did you mean {string.Join(", ", near)}?" : $"choose one of {string.Join(", ", views)}");
    }

    /// <summary>The first column of a query's rows.</summary>
    internal static List<string> List(DuckDBConnection connection, string sql) => connection.Rows(sql, row => row.GetString(0));
}
