using System.Globalization;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>The reports that a rule has to look at.</summary>
/// <param name="Count">How many they are, at least one.</param>
/// <param name="Key">What sets of reports are told apart by.</param>
internal sealed record StaleReports(int Count, string Key)
{
    /// <summary>Fills temp.analysis_changed with rules and the reports on which their last result no longer stands, and with the keys of the results to come.</summary>
    /// <returns>For each rule that has any, its reports.</returns>
    public static Dictionary<string, StaleReports> Select(Statements db, IReadOnlyList<Rule> rules, bool all)
    {
        NotePassing(db);
        // A rule's key and that of what it looks at stand side by side: to hash each pair anew took longer than a rule.
        db.Execute($"""
            CREATE OR REPLACE TEMP TABLE analysis_changed AS
            WITH parameter AS (
              SELECT rule_id, division_code, array_to_string(list_sort(list(concat(name, '=', value))), ';') AS parameters FROM temp.rule_parameter GROUP BY ALL),
            everywhere AS (
              SELECT rule_id, array_to_string(list_sort(list(concat_ws(':', division_code, parameters))), ';') AS parameters FROM parameter GROUP BY rule_id),
            kind AS (
              SELECT rule_id, file_hash, rule_id IN ({Ids(rules.Where(rule => rule.ComparesReports))}) AS compares, rule_id IN ({Ids(rules.Where(ReadsPassing))}) AS passing
              FROM analytics.rule),
            rule_key AS (
              SELECT k.rule_id, k.compares, k.passing, d.division_code,
                     left(md5(concat_ws(';', k.file_hash, CASE WHEN k.compares THEN e.parameters ELSE p.parameters END)), 16) AS rule_key
              FROM kind k
              CROSS JOIN (SELECT DISTINCT division_code FROM temp.analysis_report) d
              LEFT JOIN parameter p ON p.rule_id = k.rule_id AND p.division_code IS NOT DISTINCT FROM d.division_code
              LEFT JOIN everywhere e ON e.rule_id = k.rule_id),
            seen AS (
              SELECT r.report_id, r.division_code, r.content_key, md5(concat_ws(';', r.content_key, p.passing_key)) AS passing_key
              FROM temp.analysis_report r LEFT JOIN temp.analysis_passing p USING (report_id)),
            whole AS (
              SELECT (SELECT md5(string_agg(content_key, ';' ORDER BY report_id)) FROM temp.analysis_report) AS content_key,
                     (SELECT md5(string_agg(passing_key, ';' ORDER BY passing_key)) FROM temp.analysis_passing) AS passing_key),
            current_key AS (
              SELECT u.rule_id, s.report_id, u.compares,
                     CASE WHEN NOT u.compares THEN concat(u.rule_key, CASE WHEN u.passing THEN s.passing_key ELSE s.content_key END)
                          ELSE concat(u.rule_key, w.content_key, CASE WHEN u.passing THEN w.passing_key END) END AS check_key
              FROM seen s JOIN rule_key u ON u.division_code IS NOT DISTINCT FROM s.division_code CROSS JOIN whole w),
            judged AS (
              SELECT c.*, $all OR k.check_key IS DISTINCT FROM c.check_key AS stale FROM current_key c LEFT JOIN analytics.rule_check k USING (rule_id, report_id))
            SELECT rule_id, report_id, check_key FROM judged
            WHERE stale OR (compares AND rule_id IN (SELECT rule_id FROM judged WHERE compares AND stale))
            """, ("all", all));
        return db.Rows("SELECT rule_id, count(*), concat(count(*), ' ', bit_xor(hash(report_id))) FROM temp.analysis_changed GROUP BY rule_id")
            .ToDictionary(row => (string)row[0]!, row => new StaleReports(Convert.ToInt32(row[1], CultureInfo.InvariantCulture), (string)row[2]!));
    }

    // What these views show changes without a document changing: a day passes, a portal takes something away.
    private static bool ReadsPassing(Rule rule) => rule.Needs.Keys.Concat(rule.Uses.Keys).Any(view => view is "publication" or "address_event");

    private static void NotePassing(Statements db) => db.Execute("""
        CREATE OR REPLACE TEMP TABLE analysis_passing AS
        SELECT report_id, md5(array_to_string(list_sort(list(line)), ';')) AS passing_key
        FROM (SELECT report_id, p::VARCHAR AS line FROM temp.analysis_all_publication p UNION ALL SELECT report_id, e::VARCHAR FROM address_event e)
        GROUP BY report_id
        """);

    private static string Ids(IEnumerable<Rule> rules) => string.Join(", ", rules.Select(rule => Statements.Literal(rule.Id)).DefaultIfEmpty("NULL"));
}
