using System.Globalization;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>The reports that a rule has to look at.</summary>
/// <param name="Count">How many they are, at least one.</param>
/// <param name="Key">What sets of reports are told apart by.</param>
internal sealed record StaleReports(int Count, string Key)
{
    /// <summary>
    /// Fills rule_bench.work.changed with rules and the reports on which their last result no longer stands, and with the keys of the results to come.
    /// </summary>
    /// <returns>For each rule that has any, its reports.</returns>
    public static Dictionary<string, StaleReports> Select(Workbench bench, IReadOnlyList<Rule> rules, bool all)
    {
        // Keys are numbers: as text those of 1,000 reports and 37 rules took longer to compare than a rule takes.
        bench.Worker.Execute($"""
            CREATE TABLE rule_bench.work.changed AS
            WITH parameter AS (
              SELECT rule_id, division_code, array_to_string(list_sort(list(concat(name, '=', value))), ';') AS parameters
              FROM rule_bench.whole.rule_parameter GROUP BY ALL),
            everywhere AS (
              SELECT rule_id, array_to_string(list_sort(list(concat_ws(':', division_code, parameters))), ';') AS parameters FROM parameter GROUP BY rule_id),
            kind AS (
              SELECT rule_id, file_hash, rule_id IN ({Ids(rules.Where(rule => rule.ComparesReports))}) AS compares, rule_id IN ({Ids(rules.Where(ReportScope.ReadsPassing))}) AS passing
              FROM {bench.Catalog}.analytics.rule),
            rule_key AS (
              SELECT k.rule_id, k.compares, k.passing, d.division_code, hash(k.file_hash, CASE WHEN k.compares THEN e.parameters ELSE p.parameters END) AS rule_key
              FROM kind k
              CROSS JOIN (SELECT DISTINCT division_code FROM rule_bench.work.report) d
              LEFT JOIN parameter p ON p.rule_id = k.rule_id AND p.division_code IS NOT DISTINCT FROM d.division_code
              LEFT JOIN everywhere e ON e.rule_id = k.rule_id),
            seen AS (
              SELECT r.report_id, r.division_code, r.content_key, hash(r.content_key, p.passing_key) AS passing_key
              FROM rule_bench.work.report r LEFT JOIN rule_bench.work.passing p USING (report_id)),
            whole AS (
              SELECT (SELECT sum(hash(concat_ws(' ', report_id, content_key))) FROM rule_bench.work.report) AS content_key,
                     (SELECT sum(hash(concat_ws(' ', report_id, passing_key))) FROM rule_bench.work.passing) AS passing_key),
            current_key AS (
              SELECT u.rule_id, s.report_id, u.compares,
                     CASE WHEN NOT u.compares THEN hash(u.rule_key, CASE WHEN u.passing THEN s.passing_key ELSE s.content_key END)
                          ELSE hash(u.rule_key, w.content_key, CASE WHEN u.passing THEN w.passing_key END) END AS check_key
              FROM seen s JOIN rule_key u ON u.division_code IS NOT DISTINCT FROM s.division_code CROSS JOIN whole w),
            judged AS (
              SELECT c.*, $all OR k.check_key IS DISTINCT FROM c.check_key AS stale
              FROM current_key c LEFT JOIN {bench.Catalog}.analytics.rule_check k USING (rule_id, report_id))
            SELECT rule_id, report_id, check_key FROM judged
            WHERE stale OR (compares AND rule_id IN (SELECT rule_id FROM judged WHERE compares AND stale))
            """, ("all", all));
        return bench.Worker.Rows("SELECT rule_id, count(*), concat(count(*), ' ', bit_xor(hash(report_id))) FROM rule_bench.work.changed GROUP BY rule_id")
            .ToDictionary(row => (string)row[0]!, row => new StaleReports(Convert.ToInt32(row[1], CultureInfo.InvariantCulture), (string)row[2]!));
    }

    private static string Ids(IEnumerable<Rule> rules) => string.Join(", ", rules.Select(rule => Statements.Literal(rule.Id)).DefaultIfEmpty("NULL"));
}
