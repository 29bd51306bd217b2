using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Analytics.Running;

/// <summary>
/// Runs rules on a warehouse and keeps flags, evidence and the ledger: those of one rule, and as a rule all of a run, in one transaction. Only reports
/// whose content, rule file or parameters changed are looked at again; a second run with nothing changed changes no row.
/// </summary>
public static class RuleRunner
{
    /// <summary>A rule whose query fails is reported by name and its ledger rows say so; the others run all the same.</summary>
    /// <param name="connection">Open, without a transaction, on a warehouse that holds the public views.</param>
    /// <exception cref="OperationCanceledException">Cancelled; what is stored of flags and ledger is whole, and the next run does the rest.</exception>
    public static RunSummary Run(DuckDBConnection connection, RuleCatalogue catalogue, RunOptions options, CancellationToken ct)
    {
        // Before the bench, whose connections see what is committed.
        Store(connection, catalogue, options.Overrides, ct);
        var (outcomes, apart, gone) = RunOwn(connection, catalogue, options, ct);
        if (apart.Count > 0)
            outcomes.AddRange(RunForeign(connection, catalogue, apart, options, ct));
        return new RunSummary([.. outcomes.OrderBy(outcome => outcome.RuleId, StringComparer.Ordinal)]) { Gone = gone };
    }

    /// <summary>Tries the queries of others where there is nothing to find: what does not parse, or names what no warehouse has, fails there too.</summary>
    /// <param name="empty">As <see cref="Run"/> takes it, without a report.</param>
    /// <returns>The rules that failed, by id, and why.</returns>
    public static IReadOnlyDictionary<string, string> Try(DuckDBConnection empty, RuleCatalogue catalogue, IForeignRules foreign, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(foreign);
        Store(empty, catalogue, ParameterOverrides.None, ct);
        return foreign.Beside(empty, sql => ForeignRows.Of(sql, catalogue.Rules.Where(rule => !rule.IsBuiltIn)), ct)
            .Where(found => found.Value.Failure is not null)
            .ToDictionary(found => found.Key, found => found.Value.Failure!);
    }

    private static void Store(DuckDBConnection connection, RuleCatalogue catalogue, ParameterOverrides overrides, CancellationToken ct)
    {
        using var transaction = new WholeTransaction(connection);
        var db = new Statements(connection, ct);
        AnalyticsSchema.Ensure(db);
        CatalogueTables.Store(db, catalogue, overrides);
        transaction.Commit();
    }

    // Apart are the rules of others that have something to look at.
    private static (List<RuleOutcome> Outcomes, List<Rule> Apart, IReadOnlyList<string> Gone) RunOwn(
        DuckDBConnection connection, RuleCatalogue catalogue, RunOptions options, CancellationToken ct)
    {
        using var bench = new Workbench(connection, ct);
        var scope = new ReportScope(bench, catalogue.Rules);
        var gone = FlagTables.DeleteOrphans(bench);
        var stale = StaleReports.Select(bench, catalogue.Rules, options.All);
        var apart = catalogue.Rules.Where(rule => !rule.IsBuiltIn && stale.ContainsKey(rule.Id) && scope.Lacking(rule) is null).ToList();
        var run = new RuleRun(bench, scope, stale, new Dictionary<string, ForeignRows>(), options);
        run.Run([.. catalogue.Rules.Except(apart)]);
        return (run.Outcomes, apart, gone);
    }

    // They read the warehouse in another process, and so only once everything else is stored and this one has let it go.
    private static List<RuleOutcome> RunForeign(
        DuckDBConnection connection, RuleCatalogue catalogue, List<Rule> rules, RunOptions options, CancellationToken ct)
    {
        var found = options.Foreign is { } foreign ? foreign.Beside(connection, sql => ForeignRows.Of(sql, rules), ct) : ForeignRows.Refused(rules);
        using var bench = new Workbench(connection, ct);
        var scope = new ReportScope(bench, catalogue.Rules);
        var run = new RuleRun(bench, scope, StaleReports.Select(bench, catalogue.Rules, options.All), found, options);
        run.Run(rules);
        return run.Outcomes;
    }
}
