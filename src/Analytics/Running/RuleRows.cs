using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>Rows of rules' queries in rule_bench.work.found, with the types that flags and ledger expect.</summary>
internal static class RuleRows
{
    private static readonly string[] s_reservedColumns =
        [
            "report_id",
            "scope",
            "project",
            "subject",
            "expected",
            "actual",
            "difference",
            "amount",
            "severity",
            "fires",
            "evidence",
            "message_zh",
            "message_en",
            "reason"
        ];

    /// <summary>
    /// What stands before a rule's query that others wrote, to bring its rows into the types of rule_bench.work.found. Rows that do not fire are only counted.
    /// </summary>
    public const string Selection = """
        SELECT report_id::VARCHAR, scope::VARCHAR, project::VARCHAR, subject::VARCHAR,
               expected::DECIMAL(18,6), actual::DECIMAL(18,6), difference::DECIMAL(18,6), amount::DECIMAL(18,6), severity::VARCHAR, fires::BOOLEAN,
               CASE WHEN fires THEN evidence::STRUCT(view VARCHAR, row_key VARCHAR, field VARCHAR, report_id VARCHAR)[] END,
               CASE WHEN fires THEN message_zh::VARCHAR END, CASE WHEN fires THEN message_en::VARCHAR END, reason::VARCHAR
        FROM (

        """;

    /// <summary>What stands behind it.</summary>
    public const string Source = "\n) AS rule_rows";

    /// <summary>The columns that the query lacks, or null.</summary>
    /// <exception cref="DuckDB.NET.Data.DuckDBException">The query cannot be parsed or bound.</exception>
    public static string? MissingColumns(Statements db, Rule rule) => Missing(db.Rows($"DESCRIBE SELECT * FROM ({Query(rule)}\n) AS rule_rows"));

    /// <inheritdoc cref="MissingColumns(Statements, Rule)"/>
    /// <exception cref="ForeignSqlException">The query is refused, or cannot be parsed or bound.</exception>
    public static string? MissingColumns(IForeignSql sql, Rule rule) => Missing(sql.Rows(Query(rule), "DESCRIBE SELECT * FROM (\n", Source));

    /// <summary>The text of the file without the semicolon at its end.</summary>
    public static string Query(Rule rule) => rule.Sql.TrimEnd().TrimEnd(';');

    private static string? Missing(IEnumerable<object?[]> described)
    {
        var columns = described.Select(row => (string)row[0]!).ToHashSet();
        var missing = s_reservedColumns.Where(column => !columns.Contains(column)).ToList();
        return missing.Count > 0 ? "the query does not return " + string.Join(", ", missing) : null;
    }

    /// <summary>Makes rule_bench.work.found, which is empty.</summary>
    public static void Create(Statements db) => db.Execute("""
        CREATE OR REPLACE TABLE rule_bench.work.found (
          rule_id VARCHAR, report_id VARCHAR, scope VARCHAR, project VARCHAR, subject VARCHAR,
          expected DECIMAL(18,6), actual DECIMAL(18,6), difference DECIMAL(18,6), amount DECIMAL(18,6), severity VARCHAR, fires BOOLEAN,
          evidence STRUCT(view VARCHAR, row_key VARCHAR, field VARCHAR, report_id VARCHAR)[], message_zh VARCHAR, message_en VARCHAR, reason VARCHAR)
        """);

    /// <summary>The statement that adds the rule's rows on the reports that it sees to rule_bench.work.found.</summary>
    public static string Insertion(Rule rule) => $"""
        INSERT INTO rule_bench.work.found
        SELECT {Statements.Literal(rule.Id)}, report_id, scope, project, subject, expected, actual, difference, amount, severity, fires,
               -- Rows that do not fire are only counted.
               CASE WHEN fires THEN evidence::STRUCT(view VARCHAR, row_key VARCHAR, field VARCHAR, report_id VARCHAR)[] END,
               CASE WHEN fires THEN message_zh END, CASE WHEN fires THEN message_en END, reason
        FROM ({Query(rule)}
        ) AS rule_rows
        """;

    /// <returns>By rule, what makes its rows unusable.</returns>
    public static Dictionary<string, string> Faults(Statements db) =>
        db.Rows("""
            SELECT rule_id, any_value(concat(
                     CASE WHEN p.report_id IS NULL THEN 'there is no such report'
                          WHEN severity IS NULL OR severity NOT IN ('error', 'warning', 'info') THEN concat('severity ''', severity, ''' is not error, warning or info')
                          WHEN scope IS NULL OR scope NOT IN ('unit', 'project') THEN concat('scope ''', scope, ''' is not unit or project')
                          WHEN message_zh IS NULL OR message_en IS NULL THEN 'a message is NULL'
                          ELSE 'evidence is empty' END,
                     CASE WHEN fires THEN ' in a row that fires' ELSE ' in a row' END, ' (report ', coalesce(f.report_id, 'NULL'), ')'))
            FROM rule_bench.work.found f LEFT JOIN rule_bench.work.report p USING (report_id)
            WHERE p.report_id IS NULL
               OR fires AND NOT coalesce(severity IN ('error', 'warning', 'info') AND scope IN ('unit', 'project')
                                         AND message_zh IS NOT NULL AND message_en IS NOT NULL AND len(evidence) > 0, false)
            GROUP BY rule_id
            """).ToDictionary(row => (string)row[0]!, row => (string)row[1]!);

    /// <summary>A report of which a part could not be read is not accused.</summary>
    public static void ForgiveIncomplete(Statements db) => db.Execute("""
        UPDATE rule_bench.work.found SET fires = NULL, reason = '文件有残页，可能少读 / a page is damaged and may not have been read whole'
        WHERE fires AND report_id IN (SELECT report_id FROM rule_bench.work.incomplete)
        """);
}
