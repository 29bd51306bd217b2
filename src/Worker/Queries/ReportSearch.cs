using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Queries;

/// <summary>Finds the report that a person means.</summary>
public static class ReportSearch
{
    /// <summary>
    /// The report with this id; else those in which every word is a part of unit, division or file name, or is the year.
    /// </summary>
    public static IReadOnlyList<FoundReport> Find(DuckDBConnection connection, IReadOnlyList<string> words)
    {
        var found = connection.Rows(
            """
            SELECT report_id, unit, year, source_name FROM report
            WHERE len(list_filter($words, lambda w: NOT (
                    w = year::VARCHAR OR contains(concat_ws(' ', unit, province, prefecture, division, source_name), w)))) = 0
               OR report_id = $words[1]
            ORDER BY report_id = $words[1] DESC, unit, year
            """,
            row => new FoundReport(row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetInt32(2), row.GetString(3)), ("words", words.ToList()));
        return found.Count > 0 && found[0].ReportId == words[0] ? [found[0]] : found;
    }

    /// <summary>Units, divisions and files whose names are like those words that no report holds.</summary>
    public static IReadOnlyList<string> Near(DuckDBConnection connection, IEnumerable<string> words, int limit)
    {
        var names = connection.Rows(
            "SELECT DISTINCT name FROM (SELECT unnest([unit, division, source_name]) AS name FROM report) WHERE name <> ''", row => row.GetString(0));
        var unknown = words.Where(word => Find(connection, [word]).Count == 0);
        return [.. unknown.SelectMany(word => NameDistance.Nearest(word, names, limit)).Distinct().Take(limit)];
    }
}
