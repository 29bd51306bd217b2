using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>Whether what a rule names as evidence is there: the built-in rules' tests say so of theirs, an analyst's rule has none.</summary>
internal static class EvidenceRows
{
    /// <summary>Looks at rule_bench.work.found.</summary>
    /// <param name="catalog">The warehouse's name in SQL.</param>
    /// <returns>By rule, the first evidence that leads nowhere.</returns>
    public static Dictionary<string, string> Faults(Statements db, string catalog, IEnumerable<Rule> rules)
    {
        var faults = new Dictionary<string, string>();
        var suspects = rules.Where(rule => !rule.IsBuiltIn).Select(rule => Statements.Literal(rule.Id)).ToList();
        if (suspects.Count == 0)
            return faults;
        db.Execute($"""
            CREATE OR REPLACE TEMP TABLE named AS
            SELECT DISTINCT rule_id, coalesce(item.report_id, report_id) AS report_id, item.view AS view, item.row_key AS row_key
            FROM (SELECT rule_id, report_id, unnest(evidence) AS item FROM rule_bench.work.found WHERE fires AND rule_id IN ({string.Join(", ", suspects)}))
            """);
        var views = AnalyticsSchema.Dictionary().AllViews.ToDictionary(view => view.Name, view => view.Columns.Select(column => column.Name).ToHashSet());
        foreach (var view in db.Rows("SELECT DISTINCT view FROM named").Select(row => row[0] as string))
        {
            if (view is null || !views.TryGetValue(view, out var columns))
                Note(
                    $"SELECT rule_id, concat('evidence names no view ', {Statements.Literal(view ?? "NULL")}) FROM named WHERE view IS NOT DISTINCT FROM "
                    + $"{(view is null ? "NULL" : Statements.Literal(view))}");
            else if ((columns.Contains("row_key") ? "row_key" : view == "report" ? "report_id" : null) is { } key)
                Note($"""
                    SELECT rule_id, concat('evidence names {view} ', coalesce(n.row_key, 'NULL'), ' of report ', n.report_id, ', which is not there')
                    FROM named n WHERE n.view = '{view}'
                      AND NOT EXISTS (FROM {catalog}.main.{Statements.Quote(view)} v WHERE v.report_id = n.report_id AND v.{key} = n.row_key)
                    ORDER BY ALL
                    """);
        }

        db.Execute("DROP TABLE named");
        return faults;

        void Note(string query)
        {
            foreach (var row in db.Rows(query))
                faults.TryAdd((string)row[0]!, (string)row[1]!);
        }
    }
}
