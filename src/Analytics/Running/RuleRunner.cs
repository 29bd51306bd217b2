using System.Diagnostics;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>
/// Runs rules on a warehouse and keeps flags, evidence and the ledger, all in one transaction. Only reports whose content, rule file or
/// parameters changed are looked at again; a second run with nothing changed changes no row.
/// </summary>
public static class RuleRunner
{
    /// <summary>A rule whose query fails is reported by name and its ledger rows say so; the others run all the same.</summary>
    /// <param name="connection">Open, without a transaction, on a warehouse that holds the public views.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the warehouse is as before.</exception>
    public static RunSummary Run(DuckDBConnection connection, RuleCatalogue catalogue, RunOptions options, CancellationToken ct)
    {
        var failures = new Dictionary<string, string>();
        while (true)
        {
            using var transaction = connection.BeginTransaction();
            if (RunOnce(new Statements(connection, ct), catalogue, options, failures, ct) is { } summary)
            {
                transaction.Commit();
                return summary;
            }

            // An error at run time costs DuckDB's whole transaction: start over without the rule that caused it.
            transaction.Rollback();
        }
    }

    private static RunSummary? RunOnce(
        Statements db, RuleCatalogue catalogue, RunOptions options, Dictionary<string, string> failures, CancellationToken ct)
    {
        AnalyticsSchema.Ensure(db);
        CatalogueTables.Store(db, catalogue, options.Overrides);
        var scope = new ReportScope(db);
        FlagTables.DeleteOrphans(db);

        // Rules that compare reports come last, when the views are whole again.
        var outcomes = new List<RuleOutcome>();
        foreach (var group in catalogue.Rules.GroupBy(rule => rule.ComparesReports).OrderBy(group => group.Key))
        {
            var rules = group.ToList();
            if (group.Key)
                scope.Widen(rules);
            foreach (var rule in rules)
            {
                if (RunRule(db, scope, rules, rule, options, failures, ct) is not { } outcome)
                    return null;
                outcomes.Add(outcome);
            }
        }

        scope.Close();
        return new RunSummary([.. outcomes.OrderBy(outcome => outcome.RuleId, StringComparer.Ordinal)]);
    }

    /// <returns>Null where the transaction is lost; the reason is then in <paramref name="failures"/>.</returns>
    private static RuleOutcome? RunRule(
        Statements db, ReportScope scope, IReadOnlyList<Rule> rules, Rule rule, RunOptions options, Dictionary<string, string> failures, CancellationToken ct)
    {
        var clock = Stopwatch.StartNew();
        var reports = scope.Select(rule, options.All);
        if (scope.Lacking(rule) is { } lacking)
            return Unchecked($"数据仓库没有 {lacking} / the warehouse has no {lacking}", null);
        if (reports == 0)
            return new RuleOutcome(rule.Id, 0, 0, 0, null, clock.Elapsed);

        if (!rule.ComparesReports)
            scope.Narrow(rules);
        if (!failures.ContainsKey(rule.Id))
        {
            var bound = false;
            try
            {
                var fault = RuleRows.MissingColumns(db, rule);
                bound = true;
                fault ??= RuleRows.Evaluate(db, rule);
                if (fault is not null)
                    failures[rule.Id] = fault;
            }
            catch (DuckDBException e) when (!ct.IsCancellationRequested)
            {
                failures[rule.Id] = e.Message;
                if (bound)
                    return null;
            }
        }

        if (failures.TryGetValue(rule.Id, out var failure))
            return Unchecked($"规则运行失败 / rule failed: {failure}", failure);
        var checkedReports = LedgerTables.Store(db, rule);
        var flags = FlagTables.Store(db, rule, options.Clock.GetUtcNow().UtcDateTime);
        return new RuleOutcome(rule.Id, reports, checkedReports, flags, null, clock.Elapsed);

        RuleOutcome Unchecked(string reason, string? message)
        {
            FlagTables.Delete(db, rule);
            LedgerTables.StoreUnchecked(db, rule, reason);
            return new RuleOutcome(rule.Id, reports, 0, 0, message, clock.Elapsed);
        }
    }
}
