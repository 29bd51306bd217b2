using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>
/// What rules see: temporary tables and views of the same names, which hide the public views while the analysis runs and show only the reports that
/// a rule has to look at.
/// </summary>
internal sealed class ReportScope
{
    // Rules may build on what others found, in all reports.
    private static readonly string[] NeverNarrowed = ["flag", "flag_evidence", "rule_check", "rule_parameter"];

    // Their queries are long and several statements want all of them, so they are resolved once.
    private static readonly string[] Resolved = ["report", "publication"];

    // One row per cell: few rules read them, and a copy would cost more than it saves.
    private static readonly string[] NeverCopied = ["provenance", "cell"];

    // Constants can be sought in each column segment, a join has to read it whole: of ten reports among a thousand, provenance comes in a sixth of the time.
    private const int SoughtAsConstants = 500;

    private readonly Statements _db;
    private readonly string _catalog;
    private readonly Dictionary<string, HashSet<string>> _columns;
    private readonly List<(string View, string Kind)> _shown = [];
    private readonly HashSet<(string View, string Reports)> _present = [];
    private readonly long _reports;
    private string? _shownReports;

    public ReportScope(Statements db)
    {
        _db = db;
        _catalog = Statements.Quote((string)db.Scalar("SELECT current_database()")!);
        _columns = db.Rows("SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = current_database() AND schema_name = 'main'")
            .GroupBy(row => (string)row[0]!, row => (string)row[1]!)
            .ToDictionary(group => group.Key, group => group.ToHashSet());
        foreach (var view in Resolved)
            db.Execute($"CREATE OR REPLACE TEMP TABLE analysis_all_{view} AS FROM {_catalog}.main.{view}");
        db.Execute("""
            CREATE OR REPLACE TEMP TABLE analysis_report AS
            SELECT r.report_id, r.unit, r.division_code, r.division, r.year, k.content_key
            FROM temp.analysis_all_report r
            JOIN (SELECT f.report_id, md5(array_to_string(list_sort(list(concat_ws('|', f.form_key, d.sha256, d.recognition_key))), ';')) AS content_key
                  FROM core.form f JOIN core.document d USING (document_id) WHERE f.current GROUP BY f.report_id) k USING (report_id)
            """);
        _reports = (long)db.Scalar("SELECT count(*) FROM temp.analysis_report")!;
        // Nearly every rule joins it.
        db.Execute($"CREATE OR REPLACE TEMP TABLE rule_parameter AS FROM {_catalog}.main.rule_parameter");
        // What cells of a damaged page said is unknown: nothing can be held against a report of which a part was not read.
        db.Execute("""
            CREATE OR REPLACE TEMP TABLE analysis_incomplete AS
            SELECT DISTINCT rd.report_id FROM report_document rd JOIN warning w USING (document_id) WHERE w.kind IN ('incomplete_page', 'page_unread', 'ocr_limit')
            """);
        NoteDoubts();
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

    /// <summary>Whether the views show just these reports.</summary>
    public bool Shows(StaleReports reports) => _shownReports == reports.Key;

    /// <summary>
    /// From here on the public views show the reports of <paramref name="rule"/> in temp.analysis_changed only, and temp.analysis_presence says which
    /// forms each of them has. What <paramref name="rules"/>, all that look at the same reports, read is copied once; the copy stands until other reports are shown.
    /// </summary>
    public void Narrow(IReadOnlyList<Rule> rules, Rule rule, StaleReports reports)
    {
        // Nothing is left out then, and the views are read as fast as copies would be.
        if (reports.Count == _reports)
        {
            ShowAll(rules);
            _shownReports = reports.Key;
            return;
        }

        Drop();
        var wanted = Wanted(rule, reports);
        var read = rules.SelectMany(r => r.Needs.Keys.Concat(r.Uses.Keys)).Append("report").Distinct().Except(NeverNarrowed)
            .Where(view => _columns.TryGetValue(view, out var columns) && columns.Contains("report_id"));
        foreach (var view in read)
        {
            var kind = NeverCopied.Contains(view) ? "VIEW" : "TABLE";
            var source = Resolved.Contains(view) ? $"temp.analysis_all_{view}" : $"{_catalog}.main.{Statements.Quote(view)}";
            _db.Execute($"CREATE TEMP {kind} {Statements.Quote(view)} AS FROM {source} WHERE report_id IN ({wanted})");
            _shown.Add((view, kind));
        }

        FindForms(rules, reports.Key);
        _shownReports = reports.Key;
    }

    /// <summary>The public views show everything again, and temp.analysis_presence covers all reports for <paramref name="rules"/>.</summary>
    public void ShowAll(IReadOnlyList<Rule> rules)
    {
        if (_shownReports != "")
        {
            Drop();
            foreach (var view in Resolved)
            {
                _db.Execute($"CREATE TEMP VIEW {view} AS FROM temp.analysis_all_{view}");
                _shown.Add((view, "VIEW"));
            }

            _shownReports = "";
        }

        FindForms(rules, "");
    }

    /// <summary>Removes what only the analysis needed.</summary>
    public void Close()
    {
        Drop();
        string[] tables =
        [
            "rule_parameter", .. Resolved.Select(view => "analysis_all_" + view), "analysis_changed", "analysis_presence", "analysis_report", "analysis_incomplete",
            "analysis_doubt", "analysis_passing", "analysis_row", "analysis_rule", "analysis_need", "analysis_flag",
        ];
        _db.Execute(string.Join(";\n", tables.Select(table => $"DROP TABLE IF EXISTS temp.{table}")));
    }

    // Few warehouses hold such figures; where none does, provenance need not be read.
    private void NoteDoubts()
    {
        const string doubtful = "certainty IN ('ocr_uncertain', 'inferred', 'repaired', 'corrected')";
        var any = _db.Scalar($"SELECT 1 FROM core.value_kind WHERE {doubtful} LIMIT 1") is not null;
        _db.Execute($"CREATE OR REPLACE TEMP TABLE analysis_doubt AS SELECT report_id, view, row_key, field, certainty FROM provenance WHERE {doubtful} {(any ? "" : "LIMIT 0")}");
    }

    private string Wanted(Rule rule, StaleReports reports)
    {
        var query = $"SELECT report_id FROM temp.analysis_changed WHERE rule_id = {Statements.Literal(rule.Id)}";
        return reports.Count > SoughtAsConstants ? query : string.Join(", ", _db.Rows(query).Select(row => Statements.Literal((string)row[0]!)));
    }

    private void Drop()
    {
        if (_shown.Count > 0)
            _db.Execute(string.Join(";\n", _shown.Select(shown => $"DROP {shown.Kind} temp.{Statements.Quote(shown.View)}")));
        _shown.Clear();
        _shownReports = null;
    }

    private void FindForms(IReadOnlyList<Rule> rules, string reports)
    {
        var views = rules.SelectMany(rule => rule.Needs.Count > 0 ? rule.Needs.Keys : rule.Uses.Keys)
            .Distinct()
            .Where(view => _columns.TryGetValue(view, out var columns) && columns.Contains("report_id") && _present.Add((view, reports)))
            .Select(view => $"SELECT DISTINCT {Statements.Literal(view)}, {(_columns[view].Contains("scope") ? "scope" : "NULL")}, report_id FROM {Statements.Quote(view)}")
            .ToList();
        if (views.Count > 0)
            _db.Execute("INSERT INTO temp.analysis_presence " + string.Join("\nUNION ALL ", views));
    }
}
