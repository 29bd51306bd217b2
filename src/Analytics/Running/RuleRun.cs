using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>
/// Runs rules. Their results are stored together, because a dozen statements per rule took longer than its query; before a rule that reads what
/// others found, they are stored first.
/// </summary>
/// <param name="foreign">By rule, what those found that others wrote: they ran before, elsewhere.</param>
internal sealed partial class RuleRun(
    Workbench bench, ReportScope scope, IReadOnlyDictionary<string, StaleReports> stale, IReadOnlyDictionary<string, ForeignRows> foreign, RunOptions options)
{
    // unit_year counts flags. All four have a Chinese name, too.
    private static readonly string[] s_resultViews = ["flag", "flag_evidence", "rule_check", "unit_year"];

    private static readonly Regex s_results = new(
        $@"\b({string.Join('|', AnalyticsSchema.Dictionary().AllViews.Where(view => s_resultViews.Contains(view.Name)).SelectMany(view => new[] { view.Name, view.Chinese }))})\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    // Bounds the memory that rows take while they wait.
    private const int RowsTogether = 500_000;

    private readonly ConcurrentDictionary<string, string> _failures = [];
    private readonly ConcurrentDictionary<string, TimeSpan> _elapsed = [];
    private int _rows;

    public List<RuleOutcome> Outcomes { get; } = [];

    public void Run(IReadOnlyList<Rule> rules)
    {
        foreach (var rule in rules.Where(rule => !stale.ContainsKey(rule.Id)))
            Outcomes.Add(new RuleOutcome(rule.Id, 0, 0, 0, null, TimeSpan.Zero) { Lacking = scope.Lacking(rule) });
        var due = rules.Where(rule => stale.ContainsKey(rule.Id)).ToList();
        scope.Narrow([.. due.Where(rule => scope.Lacking(rule) is null).Select(rule => (rule, stale[rule.Id]))]);
        // Rules that compare reports read the most: taken last, one of them would keep a core waiting.
        RunTogether([.. due.Where(rule => !ReadsResults(rule)).OrderByDescending(rule => rule.ComparesReports)]);
        foreach (var rule in due.Where(ReadsResults))
            RunTogether([rule]);
    }

    private void RunTogether(IReadOnlyList<Rule> rules)
    {
        for (var from = 0; from < rules.Count;)
        {
            var taken = new List<Rule>();
            _rows = 0;
            RuleRows.Create(bench.Worker);
            bench.Do(Evaluations(rules.Skip(from), taken).Prepend(bench.Checkpoint));
            Store(taken);
            from += taken.Count;
        }
    }

    private IEnumerable<Action<Statements>> Evaluations(IEnumerable<Rule> rules, List<Rule> taken)
    {
        foreach (var rule in rules)
        {
            if (Volatile.Read(ref _rows) > RowsTogether)
                yield break;
            taken.Add(rule);
            if (scope.Lacking(rule) is null)
                yield return db => Evaluate(db, rule);
        }
    }

    private void Evaluate(Statements db, Rule rule)
    {
        if (!rule.IsBuiltIn)
        {
            Take(db, rule, foreign[rule.Id]);
            return;
        }

        var time = Stopwatch.StartNew();
        db.Search(scope.SearchPath(rule, stale[rule.Id]));
        try
        {
            Interlocked.Add(ref _rows, db.Execute(RuleRows.Insertion(rule), options.RuleTime));
        }
        catch (TimeoutException e)
        {
            _failures[rule.Id] = e.Message;
        }
        catch (DuckDBException e) when (!db.IsCancelled)
        {
            _failures[rule.Id] = WhyUnbound(db, rule) ?? e.Message;
        }

        _elapsed[rule.Id] = time.Elapsed;
    }

    private void Take(Statements db, Rule rule, ForeignRows rows)
    {
        _elapsed[rule.Id] = rows.Elapsed;
        if (rows.Failure is { } failure)
            _failures[rule.Id] = failure;
        else
            Interlocked.Add(ref _rows, rows.Insert(db, rule));
    }

    // In terms of the rule's own query, not of the statement around it.
    private static string? WhyUnbound(Statements db, Rule rule)
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

    private void Store(IReadOnlyList<Rule> rules)
    {
        foreach (var (id, fault) in RuleRows.Faults(bench.Worker)
            .Concat(EvidenceRows.Faults(bench.Worker, bench.Catalog, rules))
            .DistinctBy(fault => fault.Key))
        {
            _failures[id] = fault;
            bench.Worker.Execute("DELETE FROM rule_bench.work.found WHERE rule_id = $rule", ("rule", id));
        }

        RuleRows.ForgiveIncomplete(bench.Worker);
        FlagTables.NoteRules(bench.Worker, rules, WhyUnchecked(rules));
        bench.Do([FlagTables.Derive, db => LedgerTables.Derive(db, rules)]);
        var (checkedReports, flags) = bench.Commit(db => (LedgerTables.Store(db), FlagTables.Store(db, options.Clock.GetUtcNow().UtcDateTime)));
        foreach (var rule in rules)
        {
            Outcomes.Add(new RuleOutcome(
                rule.Id, stale[rule.Id].Count, checkedReports.GetValueOrDefault(rule.Id), flags.GetValueOrDefault(rule.Id),
                _failures.GetValueOrDefault(rule.Id),
                _elapsed.GetValueOrDefault(rule.Id))
            { Lacking = scope.Lacking(rule) });
        }
    }

    private Dictionary<string, string> WhyUnchecked(IEnumerable<Rule> rules)
    {
        var reasons = new Dictionary<string, string>();
        foreach (var rule in rules)
        {
            if (scope.Lacking(rule) is { } lacking)
                reasons[rule.Id] = $"数据仓库没有 {lacking} / the warehouse has no {lacking}";
            else if (_failures.TryGetValue(rule.Id, out var failure))
                reasons[rule.Id] = $"规则运行失败 / rule failed: {failure}";
        }

        return reasons;
    }

    // Header and comments may speak of flags.
    private static bool ReadsResults(Rule rule) => s_results.IsMatch(Comments().Replace(rule.Sql, ""));

    [GeneratedRegex(@"/\*.*?\*/|^\s*--.*?$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Comments();
}
