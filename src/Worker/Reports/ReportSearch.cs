using DuckDB.NET.Data;

namespace PerfEval.Worker.Reports;

/// <summary>Finds the report that a person means.</summary>
public static class ReportSearch
{
    /// <summary>
    /// The report with this id; else those in which every word is a part of unit, division or file name, or is the year.
    /// </summary>
    public static IReadOnlyList<FoundReport> Find(DuckDBConnection connection, IReadOnlyList<string> words)
    {
        using var query = new DuckDBCommand(
            """
            SELECT report_id, unit, year, source_name FROM report
            WHERE len(list_filter($words, lambda w: NOT (
                    w = year::VARCHAR OR contains(concat_ws(' ', unit, province, prefecture, division, source_name), w)))) = 0
               OR report_id = $words[1]
            ORDER BY report_id = $words[1] DESC, unit, year
            """,
            connection);
        query.Parameters.Add(new DuckDBParameter("words", words.ToList()));
        using var reader = query.ExecuteReader();
        var found = new List<FoundReport>();
        while (reader.Read())
            found.Add(new FoundReport(reader.GetString(0), reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2), reader.GetString(3)));
        return found.Count > 0 && found[0].ReportId == words[0] ? [found[0]] : found;
    }
}
