using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>Writes what was checked: one row per rule and report, whether or not the rule could look.</summary>
internal static class LedgerTables
{
    /// <returns>How many of the reports in temp.analysis_changed could be checked.</returns>
    public static int Store(Statements db, Rule rule)
    {
        Delete(db, rule);
        db.Execute($"""
            INSERT INTO analytics.rule_check
            WITH looked AS (
              SELECT report_id, count(fires) AS decided, bool_or(fires) AS fired, count(*) AS subjects, count(*) - count(fires) AS undecided,
                     string_agg(DISTINCT reason, '；' ORDER BY reason) FILTER (fires IS NULL) AS reasons
              FROM temp.analysis_row GROUP BY report_id),
            missing AS ({MissingForms(rule)})
            SELECT $rule, c.report_id, coalesce(l.decided > 0, false), coalesce(l.fired, false), coalesce(l.subjects, 0), coalesce(l.undecided, 0),
                   CASE WHEN coalesce(l.decided, 0) = 0
                        THEN coalesce(l.reasons, '缺表：' || m.zh || ' / form missing: ' || m.en, '本报告没有适用的对象 / nothing to check in this report') END,
                   c.check_key
            FROM temp.analysis_changed c
            LEFT JOIN looked l USING (report_id)
            LEFT JOIN missing m USING (report_id)
            """, ("rule", rule.Id));
        return Convert.ToInt32(
            db.Scalar("SELECT count(DISTINCT report_id) FROM temp.analysis_row WHERE fires IS NOT NULL"), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Nothing was checked; without a key the next run tries again.</summary>
    public static void StoreUnchecked(Statements db, Rule rule, string reason)
    {
        Delete(db, rule);
        db.Execute("""
            INSERT INTO analytics.rule_check
            SELECT $rule, report_id, false, false, 0, 0, $reason, NULL FROM temp.analysis_changed
            """, ("rule", rule.Id), ("reason", reason));
    }

    private static void Delete(Statements db, Rule rule) => db.Execute(
        "DELETE FROM analytics.rule_check WHERE rule_id = $rule AND report_id IN (SELECT report_id FROM temp.analysis_changed)", ("rule", rule.Id));

    private static string MissingForms(Rule rule)
    {
        var all = rule.Needs.Count > 0;
        var scopes = rule.Scopes.Where(scope => scope is "unit" or "project").ToList();
        var views = string.Join(", ", (all ? rule.Needs.Keys : rule.Uses.Keys)
            .Select(view => (View: view, Name: FormName.Of(view, scopes)))
            .Select(form => $"({Statements.Literal(form.View)}, {Statements.Literal(form.Name.Zh)}, {Statements.Literal(form.Name.En)})"));
        var inScope = scopes.Count > 0 ? $"AND (p.scope IS NULL OR p.scope IN ({string.Join(", ", scopes.Select(Statements.Literal))}))" : "";
        return $"""
            SELECT c.report_id, string_agg(DISTINCT v.zh, '、' ORDER BY v.zh) AS zh, string_agg(DISTINCT v.en, ', ' ORDER BY v.en) AS en
            FROM temp.analysis_changed c
            CROSS JOIN (VALUES {views}) v(view, zh, en)
            WHERE NOT EXISTS (FROM temp.analysis_presence p WHERE p.report_id = c.report_id AND p.view = v.view {inScope})
            GROUP BY c.report_id
            HAVING {(all ? "true" : $"count(*) = {(rule.Uses.Count)}")}
            """;
    }
}
