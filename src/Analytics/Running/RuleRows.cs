using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>Runs a rule's query into temp.analysis_row, with the types that flags and ledger expect.</summary>
internal static class RuleRows
{
    private static readonly string[] ReservedColumns =
        ["report_id", "scope", "project", "subject", "expected", "actual", "difference", "amount", "severity", "fires", "evidence", "message_zh", "message_en", "reason"];

    /// <summary>The columns that the query lacks, or null. Names that cannot be resolved throw without harm to the transaction.</summary>
    /// <exception cref="DuckDB.NET.Data.DuckDBException">The query cannot be parsed or bound.</exception>
    public static string? MissingColumns(Statements db, Rule rule)
    {
        var columns = db.Rows($"DESCRIBE SELECT * FROM ({Query(rule)}\n) AS rule_rows").Select(row => (string)row[0]!).ToHashSet();
        var missing = ReservedColumns.Where(column => !columns.Contains(column)).ToList();
        return missing.Count > 0 ? "the query does not return " + string.Join(", ", missing) : null;
    }

    /// <returns>What makes the rows unusable, or null.</returns>
    /// <exception cref="DuckDB.NET.Data.DuckDBException">The query failed; the transaction is lost.</exception>
    public static string? Evaluate(Statements db, Rule rule)
    {
        db.Execute($"""
            CREATE OR REPLACE TEMP TABLE analysis_row AS
            SELECT report_id::VARCHAR AS report_id, scope::VARCHAR AS scope, project::VARCHAR AS project, subject::VARCHAR AS subject,
                   expected::DECIMAL(18,6) AS expected, actual::DECIMAL(18,6) AS actual, difference::DECIMAL(18,6) AS difference,
                   amount::DECIMAL(18,6) AS amount, severity::VARCHAR AS severity, fires::BOOLEAN AS fires,
                   evidence::STRUCT(view VARCHAR, row_key VARCHAR, field VARCHAR, report_id VARCHAR)[] AS evidence,
                   message_zh::VARCHAR AS message_zh, message_en::VARCHAR AS message_en, reason::VARCHAR AS reason
            FROM ({Query(rule)}
            ) AS rule_rows
            WHERE report_id IN (SELECT report_id FROM temp.analysis_changed)
            """);
        var faulty = db.Rows("""
            SELECT CASE WHEN severity IS NULL OR severity NOT IN ('error', 'warning', 'info') THEN concat('severity ''', severity, ''' is not error, warning or info')
                        WHEN scope IS NULL OR scope NOT IN ('unit', 'project') THEN concat('scope ''', scope, ''' is not unit or project')
                        WHEN message_zh IS NULL OR message_en IS NULL THEN 'a message is NULL'
                        ELSE 'evidence is empty' END, report_id
            FROM temp.analysis_row
            WHERE fires AND NOT coalesce(severity IN ('error', 'warning', 'info') AND scope IN ('unit', 'project')
                                         AND message_zh IS NOT NULL AND message_en IS NOT NULL AND len(evidence) > 0, false)
            LIMIT 1
            """);
        db.Execute("""
            UPDATE temp.analysis_row SET fires = NULL, reason = '文件有残页，可能少读 / a page is damaged and may not have been read whole'
            WHERE fires AND report_id IN (SELECT report_id FROM temp.analysis_incomplete)
            """);
        return faulty is [var first, ..] ? $"{first[0]} in a row that fires (report {first[1]})" : null;
    }

    private static string Query(Rule rule) => rule.Sql.TrimEnd().TrimEnd(';');
}
