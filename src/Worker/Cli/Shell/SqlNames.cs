using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>The words of SQL over one warehouse.</summary>
/// <param name="Columns">Columns of each view.</param>
/// <param name="Reserved">Keywords that are no names unless quoted.</param>
public sealed record SqlNames(
    IReadOnlyList<string> Views, ILookup<string, string> Columns, IReadOnlyList<string> Keywords, IReadOnlyList<string> Functions,
    IReadOnlySet<string> Reserved)
{
    public static SqlNames Of(ISqlSession session)
    {
        var columns = Pairs(
            session, "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = 'main' AND NOT internal ORDER BY table_name, column_index");
        var keywords = Pairs(session, "SELECT keyword_name, keyword_category FROM duckdb_keywords() ORDER BY keyword_name");
        var functions = Pairs(
            session, "SELECT DISTINCT function_name, '' FROM duckdb_functions() WHERE regexp_full_match(function_name, '[a-z][a-z0-9_]*') ORDER BY 1");
        return new SqlNames(
            ViewsOf(session),
            columns.ToLookup(c => c.First, c => c.Second, StringComparer.OrdinalIgnoreCase),
            [.. keywords.Select(k => k.First)],
            [.. functions.Select(f => f.First)],
            keywords.Where(k => k.Second != "unreserved").Select(k => k.First).ToHashSet(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>The public views.</summary>
    public static IReadOnlyList<string> ViewsOf(ISqlSession session) =>
        [.. Pairs(session, "SELECT view_name, '' FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY view_name").Select(
            view => view.First)];

    private static List<(string First, string Second)> Pairs(ISqlSession session, string sql)
    {
        var pairs = new List<(string, string)>();
        session.Query(sql, rows => pairs.AddRange(rows.Rows.Select(row => ((string)row[0]!, (string)row[1]!))), CancellationToken.None);
        return pairs;
    }
}
