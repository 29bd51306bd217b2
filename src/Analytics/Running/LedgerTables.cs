using System.Globalization;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>Writes what was checked: one row per rule and report, whether or not the rule could look.</summary>
internal static class LedgerTables
{
    /// <summary>Makes rule_bench.work.ledger: what the rules of rule_bench.work.rule found on the reports in rule_bench.work.changed.</summary>
    public static void Derive(Statements db, IEnumerable<Rule> rules)
    {
        NoteNeeds(db, rules);
        db.Execute("""
            CREATE OR REPLACE TABLE rule_bench.work.ledger AS
            WITH looked AS (
              SELECT rule_id, report_id, count(fires) AS decided, bool_or(fires) AS fired, count(*) AS subjects, count(*) - count(fires) AS undecided,
                     array_to_string(list_sort(list_distinct(list(reason) FILTER (fires IS NULL AND reason IS NOT NULL))), '；') AS reasons
              FROM rule_bench.work.found GROUP BY rule_id, report_id),
            missing AS (
              SELECT c.rule_id, c.report_id, array_to_string(list_sort(list_distinct(list(n.zh))), '、') AS zh, array_to_string(list_sort(list_distinct(list(n.en))), ', ') AS en
              FROM rule_bench.work.changed c
              JOIN rule_bench.work.need n USING (rule_id)
              WHERE NOT EXISTS (FROM rule_bench.work.presence p
                                WHERE p.report_id = c.report_id AND p.view = n.view AND (n.scopes IS NULL OR p.scope IS NULL OR list_contains(n.scopes, p.scope)))
              GROUP BY c.rule_id, c.report_id
              HAVING count(*) >= any_value(n.enough))
            -- A rule that failed checked nothing; without a key the next run tries again.
            SELECT c.rule_id, c.report_id, coalesce(l.decided > 0, false) AS checked, coalesce(l.fired, false) AS fired, coalesce(l.subjects, 0) AS subjects,
                   coalesce(l.undecided, 0) AS undecided,
                   CASE WHEN u.unchecked IS NOT NULL THEN u.unchecked
                        WHEN coalesce(l.decided, 0) = 0
                        THEN coalesce(l.reasons, '缺表：' || m.zh || ' / form missing: ' || m.en, '本报告没有适用的对象 / nothing to check in this report') END AS reason,
                   CASE WHEN u.unchecked IS NULL THEN c.check_key END AS check_key
            FROM rule_bench.work.changed c
            JOIN rule_bench.work.rule u USING (rule_id)
            LEFT JOIN looked l USING (rule_id, report_id)
            LEFT JOIN missing m USING (rule_id, report_id)
            """);
    }

    /// <summary>Replaces the stored rows by those of rule_bench.work.ledger.</summary>
    /// <returns>By rule, how many of the reports could be checked.</returns>
    public static Dictionary<string, int> Store(Statements db)
    {
        db.Execute("""
            DELETE FROM analytics.rule_check WHERE (rule_id, report_id) IN (SELECT rule_id, report_id FROM rule_bench.work.ledger);
            INSERT INTO analytics.rule_check FROM rule_bench.work.ledger
            """);
        return db.Rows("SELECT rule_id, count(*) FROM rule_bench.work.ledger WHERE checked GROUP BY rule_id")
            .ToDictionary(row => (string)row[0]!, row => Convert.ToInt32(row[1], System.Globalization.CultureInfo.InvariantCulture));
    }

    // Which forms each rule needs.
    private static void NoteNeeds(Statements db, IEnumerable<Rule> rules)
    {
        db.Execute("CREATE OR REPLACE TABLE rule_bench.work.need (rule_id VARCHAR, view VARCHAR, zh VARCHAR, en VARCHAR, scopes VARCHAR[], enough INTEGER)");
        var needs =
            from rule in rules
            let all = rule.Needs.Count > 0
            let scopes = rule.Scopes.Where(scope => scope is "unit" or "project").ToList()
            from view in all ? rule.Needs.Keys : rule.Uses.Keys
            let form = FormName.Of(view, scopes)
            select string.Create(
                CultureInfo.InvariantCulture,
                $"({Statements.Literal(rule.Id)}, {Statements.Literal(view)}, {Statements.Literal(form.Zh)}, {Statements.Literal(form.En)}, "
                + $"{(scopes.Count > 0 ? $"[{string.Join(", ", scopes.Select(Statements.Literal))}]" : "NULL")}, {(all ? 1 : rule.Uses.Count)})");
        var rows = string.Join(",\n", needs);
        if (rows.Length > 0)
            db.Execute($"INSERT INTO rule_bench.work.need VALUES {rows}");
    }
}
