using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>
/// What rules see: schemas of the workbench with tables and views of the public views' names, which hide these on the search path of a rule and show
/// only the reports that it has to look at.
/// </summary>
internal sealed class ReportScope
{
    // Rules may build on what others found, in all reports.
    private static readonly string[] s_neverNarrowed = ["flag", "flag_evidence", "rule_check", "rule_parameter"];

    // Their queries are long and several statements want all of them, so they are resolved once.
    private static readonly string[] s_resolved = ["report", "publication"];

    // One row per cell: few rules read them, and a copy would cost more than it saves.
    private static readonly string[] s_neverCopied = ["provenance", "printed", "cell"];

    // Constants can be sought in each column segment, a join has to read it whole: of ten reports among a thousand, provenance comes in a sixth of the time.
    private const int SoughtAsConstants = 500;

    private readonly Workbench _bench;
    private readonly Dictionary<string, HashSet<string>> _columns;
    private readonly Dictionary<string, string> _schemas = [];
    private long _reports;

    /// <summary>Resolves what all rules need: reports, parameters, doubtful figures, and the calendar where one of them reads it.</summary>
    public ReportScope(Workbench bench, IEnumerable<Rule> rules)
    {
        _bench = bench;
        _columns = AnalyticsSchema.Dictionary().AllViews.ToDictionary(view => view.Name, view => view.Columns.Select(column => column.Name).ToHashSet());
        bench.Worker.Execute("""
            CREATE SCHEMA rule_bench.whole;
            CREATE TABLE rule_bench.work.presence (view VARCHAR, scope VARCHAR, report_id VARCHAR);
            CREATE TABLE rule_bench.work.passing (report_id VARCHAR, passing_key HUGEINT)
            """);
        bench.Do(rules.Any(ReadsPassing) ? [NotePublications, NoteReports] : [NoteReports]);
    }

    /// <summary>Whether what the rule finds may change without a document changing: a day passes, a portal takes something away.</summary>
    public static bool ReadsPassing(Rule rule) => rule.Needs.Keys.Concat(rule.Uses.Keys).Any(view => view is "publication" or "address_event");

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

    /// <summary>
    /// Copies what rules read of the reports they have to look at, once for all rules that look at the same ones, and lists in rule_bench.work.presence
    /// which forms these reports have.
    /// </summary>
    /// <param name="rules">With the reports of each.</param>
    public void Narrow(IReadOnlyList<(Rule Rule, StaleReports Reports)> rules)
    {
        var sets = rules.GroupBy(r => IsWhole(r.Rule, r.Reports) ? "" : r.Reports.Key, r => r).ToList();
        var copies = new List<Action<Statements>>();
        foreach (var set in sets.Where(set => set.Key.Length > 0))
        {
            var schema = _schemas[set.Key] = $"of_{_schemas.Count}";
            _bench.Worker.Execute($"CREATE SCHEMA rule_bench.{schema}");
            var wanted = Wanted(set.First().Rule, set.First().Reports);
            copies.AddRange(ReadBy(set.Select(r => r.Rule)).Select<string, Action<Statements>>(view => db => Copy(db, schema, view, wanted)));
        }

        _bench.Do(copies);
        _bench.Do(sets.Select<IGrouping<string, (Rule Rule, StaleReports Reports)>, Action<Statements>>(set =>
            db => FindForms(db, set.Select(r => r.Rule), SearchPath(set.First().Rule, set.First().Reports))));
    }

    /// <summary>Where a rule finds its views: the reports it has to look at, or all of them where it compares reports.</summary>
    public string SearchPath(Rule rule, StaleReports reports)
    {
        var narrow = IsWhole(rule, reports) ? "" : $"rule_bench.{_schemas[reports.Key]},";
        // The last two only so that a rule which says core.document is understood, as it is in a shell.
        return $"{narrow}rule_bench.whole,{_bench.Catalog}.main,{_bench.Catalog}.core,{_bench.Catalog}.analytics";
    }

    // With all reports nothing would be left out, and the views are read as fast as copies.
    private bool IsWhole(Rule rule, StaleReports reports) => rule.ComparesReports || reports.Count == _reports;

    // Sums of hashes of whole lines: hashes of several columns are joined by exclusive or, and what two forms of a report share would cancel out.
    private void NoteReports(Statements db)
    {
        var catalog = _bench.Catalog;
        db.Execute($"""
            CREATE TABLE rule_bench.whole.report AS FROM {catalog}.main.report;
            CREATE TABLE rule_bench.work.report AS
            SELECT r.report_id, r.unit, r.division_code, r.division, r.year,
                   -- A figure may be proved by another year's report.
                   CASE WHEN y.late_key IS NULL THEN k.content_key ELSE hash(k.content_key, y.late_key) END AS content_key
            FROM rule_bench.whole.report r
            JOIN (SELECT f.report_id, sum(hash(concat_ws(' ', f.form_key, d.sha256, d.recognition_key))) AS content_key
                  FROM {catalog}.core.form f JOIN {catalog}.core.document d USING (document_id) WHERE f.current GROUP BY f.report_id) k USING (report_id)
            LEFT JOIN (SELECT f.report_id, sum(hash(concat_ws(' ', x.view, x.row_key, l.field, l.proof))) AS late_key
                       FROM {catalog}.core.late_proof l JOIN {catalog}.core.fact x USING (fact_no) JOIN {catalog}.core.form f ON f.form_no = x.form_no GROUP BY f.report_id) y USING (report_id);
            -- Nearly every rule joins it.
            CREATE TABLE rule_bench.whole.rule_parameter AS FROM {catalog}.main.rule_parameter;
            -- What cells of a damaged page said is unknown: nothing can be held against a report of which a part was not read.
            CREATE TABLE rule_bench.work.incomplete AS
            SELECT DISTINCT f.report_id FROM {catalog}.core.warning w JOIN {catalog}.core.form f USING (document_id)
            WHERE f.current AND w.kind IN ('incomplete_page', 'page_unread', 'ocr_limit')
            """);
        _reports = (long)db.Scalar("SELECT count(*) FROM rule_bench.work.report")!;
        // Few warehouses hold such figures; where none does, provenance need not be read.
        const string doubtful = "certainty IN ('ocr_uncertain', 'inferred', 'repaired', 'corrected')";
        var any = db.Scalar($"SELECT 1 FROM {catalog}.core.value_kind WHERE {doubtful} LIMIT 1") is not null;
        db.Execute($"""
            CREATE TABLE rule_bench.work.doubt AS
            SELECT report_id, view, row_key, field, certainty FROM {catalog}.main.provenance WHERE {doubtful} {(any ? "" : "LIMIT 0")}
            """);
    }

    private void NotePublications(Statements db) => db.Execute($"""
        CREATE TABLE rule_bench.whole.publication AS FROM {_bench.Catalog}.main.publication;
        INSERT INTO rule_bench.work.passing
        SELECT report_id, sum(hash(line))
        FROM (SELECT report_id, p::VARCHAR AS line FROM rule_bench.whole.publication p
              UNION ALL SELECT report_id, e::VARCHAR FROM {_bench.Catalog}.main.address_event e)
        GROUP BY report_id
        """);

    private IEnumerable<string> ReadBy(IEnumerable<Rule> rules) =>
        rules.SelectMany(rule => rule.Needs.Keys.Concat(rule.Uses.Keys)).Append("report").Distinct().Except(s_neverNarrowed).Where(HoldsReports);

    private bool HoldsReports(string view) => _columns.TryGetValue(view, out var columns) && columns.Contains("report_id");

    private void Copy(Statements db, string schema, string view, string wanted)
    {
        var kind = s_neverCopied.Contains(view) ? "VIEW" : "TABLE";
        var source = s_resolved.Contains(view) ? $"rule_bench.whole.{view}" : $"{_bench.Catalog}.main.{Statements.Quote(view)}";
        db.Execute($"CREATE {kind} rule_bench.{schema}.{Statements.Quote(view)} AS FROM {source} WHERE report_id IN ({wanted})");
    }

    private string Wanted(Rule rule, StaleReports reports)
    {
        var query = $"SELECT report_id FROM rule_bench.work.changed WHERE rule_id = {Statements.Literal(rule.Id)}";
        return reports.Count > SoughtAsConstants ? query : string.Join(", ", _bench.Worker.Rows(query).Select(row => Statements.Literal((string)row[0]!)));
    }

    private void FindForms(Statements db, IEnumerable<Rule> rules, string searchPath)
    {
        var views = rules.SelectMany(rule => rule.Needs.Count > 0 ? rule.Needs.Keys : rule.Uses.Keys)
            .Distinct()
            .Where(HoldsReports)
            .Select(
                view => $"SELECT DISTINCT {Statements.Literal(view)}, {(_columns[view].Contains("scope") ? "scope" : "NULL")}, report_id FROM "
                    + $"{Statements.Quote(view)}")
            .ToList();
        if (views.Count == 0)
            return;
        db.Search(searchPath);
        db.Execute("INSERT INTO rule_bench.work.presence " + string.Join("\nUNION ALL ", views));
    }
}
