using DuckDB.NET.Data;

namespace PerfEval.Analytics.Running;

/// <summary>Removes what rules said of reports that are no longer in the warehouse, in the open transaction.</summary>
public static class OrphanedFlags
{
    public static void Delete(DuckDBConnection connection)
    {
        var db = new Statements(connection, CancellationToken.None);
        // Before the first analysis there is nothing.
        if (db.Scalar("SELECT 1 FROM duckdb_tables() WHERE database_name = current_database() AND schema_name = 'analytics' AND table_name = 'flag'") is null)
            return;
        const string orphan = "report_id NOT IN (SELECT report_id FROM report)";
        db.Execute($"""
            DELETE FROM analytics.flag_seen WHERE flag_id IN (SELECT flag_id FROM analytics.flag WHERE {orphan});
            DELETE FROM analytics.flag_evidence WHERE flag_id IN (SELECT flag_id FROM analytics.flag WHERE {orphan});
            DELETE FROM analytics.flag WHERE {orphan};
            DELETE FROM analytics.rule_check WHERE {orphan};
            """);
    }
}
