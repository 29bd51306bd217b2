using System.Diagnostics;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>
/// Runs rules. Their results are stored together, because a dozen statements per rule took longer than its query; before a rule that reads what
/// others found, they are stored first.
/// </summary>
internal sealed partial class RuleRun(
    Statements db, ReportScope scope, IReadOnlyList<Rule> rules, RunOptions options, Dictionary<string, string> failures)
{
    // Bounds the memory that rows take while they wait.
    private const int RowsTogether = 500_000;

    private readonly List<(Rule Rule, int Reports, TimeSpan Elapsed)> _waiting = [];
    private readonly Dictionary<string, string> _unchecked = [];
    private int _rows;

    public List<RuleOutcome> Outcomes { get; } = [];

    /// <returns>False where the transaction is lost; the reason is then in the failures.</returns>
    public bool Run(CancellationToken ct)
    {
        RuleRows.Create(db);
        var stale = StaleReports.Select(db, rules, options.All);
        // Rules that compare reports come last, when the views are whole again.
        var inOrder = rules.OrderBy(rule => rule.ComparesReports).ToList();
        foreach (var rule in inOrder)
        {
            var clock = Stopwatch.StartNew();
            var reports = stale.GetValueOrDefault(rule.Id);
            if (reports is not null && scope.Lacking(rule) is null)
                Show(inOrder, rule, reports, stale);
            if (_rows > RowsTogether || ReadsResults(rule))
                Store();
            if (scope.Lacking(rule) is { } lacking)
                _unchecked[rule.Id] = $"数据仓库没有 {lacking} / the warehouse has no {lacking}";
            else if (reports is not null && !failures.ContainsKey(rule.Id) && !Evaluate(rule, ct))
                return false;
            _waiting.Add((rule, reports?.Count ?? 0, clock.Elapsed));
        }

        Store();
        return true;
    }

    private void Show(IReadOnlyList<Rule> inOrder, Rule rule, StaleReports reports, Dictionary<string, StaleReports> stale)
    {
        if (rule.ComparesReports)
            scope.ShowAll([rule]);
        else if (!scope.Shows(reports))
            scope.Narrow([.. inOrder.Where(other => !other.ComparesReports && stale.GetValueOrDefault(other.Id)?.Key == reports.Key)], rule, reports);
    }

    private bool Evaluate(Rule rule, CancellationToken ct)
    {
        var bound = false;
        try
        {
            using var insertion = db.Prepared(RuleRows.Insertion(rule));
            bound = true;
            _rows += db.Execute(insertion);
        }
        catch (DuckDBException e) when (!ct.IsCancellationRequested)
        {
            failures[rule.Id] = bound ? e.Message : WhyUnbound(rule) ?? e.Message;
        }

        return !bound || !failures.ContainsKey(rule.Id);
    }

    // In terms of the rule's own query, not of the statement around it.
    private string? WhyUnbound(Rule rule)
    {
        try
        {
            return RuleRows.MissingColumns(db, rule);
        }
        catch (DuckDBException e)
        {
            return e.Message;
        }
    }

    private void Store()
    {
        if (_waiting.Count == 0)
            return;
        foreach (var (id, fault) in RuleRows.Faults(db))
        {
            failures[id] = fault;
            db.Execute("DELETE FROM temp.analysis_row WHERE rule_id = $rule", ("rule", id));
        }

        foreach (var (rule, _, _) in _waiting)
        {
            if (failures.TryGetValue(rule.Id, out var failure) && !_unchecked.ContainsKey(rule.Id))
                _unchecked[rule.Id] = $"规则运行失败 / rule failed: {failure}";
        }

        RuleRows.ForgiveIncomplete(db);
        FlagTables.NoteRules(db, _waiting.Select(w => w.Rule), _unchecked);
        LedgerTables.NoteNeeds(db, _waiting.Select(w => w.Rule));
        var checkedReports = LedgerTables.Store(db);
        var flags = FlagTables.Store(db, options.Clock.GetUtcNow().UtcDateTime);
        foreach (var (rule, reports, elapsed) in _waiting)
        {
            // What did not look at anything did not fail either.
            var failure = reports > 0 ? failures.GetValueOrDefault(rule.Id) : null;
            Outcomes.Add(new RuleOutcome(rule.Id, reports, checkedReports.GetValueOrDefault(rule.Id), flags.GetValueOrDefault(rule.Id), failure, elapsed));
        }

        _waiting.Clear();
        _rows = 0;
        RuleRows.Create(db);
    }

    // Header and comments may speak of flags.
    private static bool ReadsResults(Rule rule) => Results().IsMatch(Comments().Replace(rule.Sql, ""));

    [GeneratedRegex(@"/\*.*?\*/|^\s*--.*?$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comments();

    // unit_year counts flags.
    [GeneratedRegex(@"\b(flag|flag_evidence|rule_check|unit_year)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Results();
}
