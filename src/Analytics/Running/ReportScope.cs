using System.Globalization;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>
/// Which reports a rule has to look at, and the means by which it sees only those: temporary tables and views of the same names, which
/// hide the public views while the analysis runs.
/// </summary>
internal sealed class ReportScope
{
    // Rules may build on what others found, in all reports.
    private static readonly string[] NeverNarrowed = ["flag", "flag_evidence", "rule_check", "rule_parameter"];

    // What these show changes without a document changing: a day passes, a portal takes something away.
    private static readonly string[] Passing = ["publication", "address_event"];

    // One row per cell: few rules read them, and a copy would cost more than it saves.
    private static readonly string[] NeverCopied = ["provenance", "cell"];

    private readonly Statements _db;
    private readonly string _catalog;
    private readonly Dictionary<string, HashSet<string>> _columns;
    private readonly List<(string View, string Kind)> _narrowed = [];
    private string? _narrowedTo;

    public ReportScope(Statements db)
    {
        _db = db;
        _catalog = Statements.Quote((string)db.Scalar("SELECT current_database()")!);
        _columns = db.Rows("SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = current_database() AND schema_name = 'main'")
            .GroupBy(row => (string)row[0]!, row => (string)row[1]!)
            .ToDictionary(group => group.Key, group => group.ToHashSet());
        db.Execute("""
            CREATE OR REPLACE TEMP TABLE analysis_report AS
            SELECT r.report_id, r.unit, r.division_code, r.division, r.year, k.content_key
            FROM report r
            JOIN (SELECT f.report_id, md5(string_agg(concat_ws('|', f.form_key, d.sha256, d.recognition_key), ';' ORDER BY f.form_key, d.sha256)) AS content_key
                  FROM core.form f JOIN core.document d USING (document_id) WHERE f.current GROUP BY f.report_id) k USING (report_id)
            """);
        // Nearly every rule joins it, so it is resolved once.
        db.Execute($"CREATE OR REPLACE TEMP TABLE rule_parameter AS FROM {Main("rule_parameter")}");
        db.Execute("""
            CREATE OR REPLACE TEMP TABLE analysis_parameter AS
            SELECT rule_id, division_code, md5(string_agg(concat(name, '=', value), ';' ORDER BY name)) AS parameter_key
            FROM temp.rule_parameter GROUP BY rule_id, division_code
            """);
        // What cells of a damaged page said is unknown: nothing can be held against a report of which a part was not read.
        db.Execute("""
            CREATE OR REPLACE TEMP TABLE analysis_incomplete AS
            SELECT DISTINCT rd.report_id FROM report_document rd JOIN warning w USING (document_id) WHERE w.kind = 'incomplete_page'
            """);
        db.Execute("""
            CREATE OR REPLACE TEMP TABLE analysis_doubt AS
            SELECT report_id, view, row_key, field, certainty FROM provenance WHERE certainty IN ('ocr_uncertain', 'inferred', 'repaired', 'corrected')
            """);
        db.Execute("CREATE OR REPLACE TEMP TABLE analysis_changed (rule_id VARCHAR, report_id VARCHAR, check_key VARCHAR)");
        db.Execute("CREATE OR REPLACE TEMP TABLE analysis_scope (report_id VARCHAR)");
        db.Execute("CREATE OR REPLACE TEMP TABLE analysis_presence (view VARCHAR, scope VARCHAR, report_id VARCHAR)");
    }

    /// <summary>The first view or column of the header that this warehouse does not have, or null.</summary>
    public string? Lacking(Rule rule)
    {
        foreach (var (view, columns) in rule.Needs.Concat(rule.Uses))
        {
            if (!_columns.TryGetValue(view, out var known))
                return view;
            if (columns.FirstOrDefault(column => !known.Contains(column)) is { } column)
                return $"{view}.{column}";
        }

        return null;
    }

    /// <summary>Fills temp.analysis_changed with the rules and the reports on which their last result no longer stands.</summary>
    /// <param name="rules">Either rules that compare reports or rules that do not.</param>
    /// <returns>For each rule that has any, how many reports they are and what sets of reports are told apart by.</returns>
    public Dictionary<string, (int Count, string Key)> Select(IReadOnlyList<Rule> rules, bool all)
    {
        _db.Execute("DELETE FROM temp.analysis_changed");
        var together = rules[0].ComparesReports;
        var passing = PassingKey(rules);
        var key = together
            ? $"""
              md5(concat_ws(';', u.file_hash, {passing}, (SELECT string_agg(a.parameter_key, ';' ORDER BY a.division_code) FROM temp.analysis_parameter a WHERE a.rule_id = u.rule_id),
                            (SELECT string_agg(content_key, ';' ORDER BY report_id) FROM temp.analysis_report)))
              """
            : $"md5(concat_ws(';', u.file_hash, {passing}, p.parameter_key, r.content_key))";
        _db.Execute($"""
            INSERT INTO temp.analysis_changed
            WITH current_key AS (
              SELECT u.rule_id, r.report_id, {key} AS check_key
              FROM analytics.rule u
              CROSS JOIN temp.analysis_report r
              LEFT JOIN temp.analysis_parameter p ON p.rule_id = u.rule_id AND p.division_code IS NOT DISTINCT FROM r.division_code
              WHERE u.rule_id IN ({string.Join(", ", rules.Select(rule => Statements.Literal(rule.Id)))})),
            stale AS (
              SELECT c.rule_id, c.report_id FROM current_key c LEFT JOIN analytics.rule_check k USING (rule_id, report_id)
              WHERE $all OR k.check_key IS DISTINCT FROM c.check_key)
            SELECT c.rule_id, c.report_id, c.check_key FROM current_key c SEMI JOIN stale USING ({(together ? "rule_id" : "rule_id, report_id")})
            """, ("all", all));
        return _db.Rows("SELECT rule_id, count(*), concat(count(*), ' ', bit_xor(hash(report_id))) FROM temp.analysis_changed GROUP BY rule_id")
            .ToDictionary(row => (string)row[0]!, row => (Convert.ToInt32(row[1], CultureInfo.InvariantCulture), (string)row[2]!));
    }

    // SQL that is NULL for rules that read nothing of the kind, so that their keys stay as they are.
    private string PassingKey(IReadOnlyList<Rule> rules)
    {
        var readers = rules.Where(rule => rule.Needs.Keys.Concat(rule.Uses.Keys).Intersect(Passing).Any()).Select(rule => Statements.Literal(rule.Id)).ToList();
        if (readers.Count == 0)
            return "NULL";
        var hashes = Passing.Select(view => _db.Scalar($"SELECT md5(string_agg(t::VARCHAR, ';' ORDER BY t::VARCHAR)) FROM {Main(view)} t") as string ?? "");
        return $"CASE WHEN u.rule_id IN ({string.Join(", ", readers)}) THEN {Statements.Literal(string.Join(';', hashes))} END";
    }

    /// <summary>Whether <see cref="Narrow"/> would change what the views show.</summary>
    public bool IsNarrowedTo(string reports) => reports == _narrowedTo;

    /// <summary>
    /// From here on the public views show the reports of <paramref name="rule"/> in temp.analysis_changed only, and temp.analysis_presence says which
    /// forms each of them has. What <paramref name="rules"/> read is copied once; the copy stands for the next rule with the same reports.
    /// </summary>
    public void Narrow(IReadOnlyList<Rule> rules, Rule rule, string reports)
    {
        if (IsNarrowedTo(reports))
            return;
        Widen([]);
        _db.Execute("DELETE FROM temp.analysis_scope");
        _db.Execute("INSERT INTO temp.analysis_scope SELECT report_id FROM temp.analysis_changed WHERE rule_id = $rule", ("rule", rule.Id));
        var read = rules.SelectMany(r => r.Needs.Keys.Concat(r.Uses.Keys)).Except(NeverCopied).Append("report").ToHashSet();
        foreach (var view in _columns.Keys.Where(view => _columns[view].Contains("report_id")).Except(NeverNarrowed).OrderBy(view => view, StringComparer.Ordinal))
        {
            var kind = read.Contains(view) ? "TABLE" : "VIEW";
            _db.Execute($"CREATE TEMP {kind} {Statements.Quote(view)} AS FROM {Main(view)} SEMI JOIN temp.analysis_scope USING (report_id)");
            _narrowed.Add((view, kind));
        }

        FindForms(rules);
        _narrowedTo = reports;
    }

    /// <summary>The public views show everything again, and temp.analysis_presence covers all reports for <paramref name="rules"/>.</summary>
    public void Widen(IReadOnlyList<Rule> rules)
    {
        foreach (var (view, kind) in _narrowed)
            _db.Execute($"DROP {kind} temp.{Statements.Quote(view)}");
        _narrowed.Clear();
        _narrowedTo = null;
        FindForms(rules);
    }

    /// <summary>Removes what only the analysis needed.</summary>
    public void Close()
    {
        Widen([]);
        foreach (var table in new[] { "rule_parameter", "analysis_parameter", "analysis_changed", "analysis_scope", "analysis_presence", "analysis_report" })
            _db.Execute($"DROP TABLE temp.{table}");
        foreach (var table in new[] { "analysis_row", "analysis_rule", "analysis_need", "analysis_flag", "analysis_wanted" })
            _db.Execute($"DROP TABLE IF EXISTS temp.{table}");
    }

    private void FindForms(IReadOnlyList<Rule> rules)
    {
        _db.Execute("DELETE FROM temp.analysis_presence");
        var views = rules.SelectMany(rule => rule.Needs.Count > 0 ? rule.Needs.Keys : rule.Uses.Keys)
            .Distinct()
            .Where(view => _columns.TryGetValue(view, out var columns) && columns.Contains("report_id"));
        foreach (var view in views)
        {
            var scope = _columns[view].Contains("scope") ? "scope" : "NULL";
            _db.Execute($"INSERT INTO temp.analysis_presence SELECT DISTINCT {Statements.Literal(view)}, {scope}, report_id FROM {Statements.Quote(view)}");
        }
    }

    private string Main(string view) => $"{_catalog}.main.{Statements.Quote(view)}";
}
