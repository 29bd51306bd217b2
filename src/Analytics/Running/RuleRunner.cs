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

        var run = new RuleRun(db, scope, catalogue.Rules, options, failures);
        if (!run.Run(ct))
            return null;
        scope.Close();
        return new RunSummary([.. run.Outcomes.OrderBy(outcome => outcome.RuleId, StringComparer.Ordinal)]);
    }
}
