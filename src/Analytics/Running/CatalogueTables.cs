using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>Keeps rules, parents and parameters in the warehouse, where views and pasted rules read them.</summary>
internal static class CatalogueTables
{
    public static void Store(Statements db, RuleCatalogue catalogue, ParameterOverrides overrides)
    {
        // An override of the default (no division code) takes its place: every other inherits from it.
        var everywhere = overrides.Values.Where(value => value.DivisionCode is null).ToLookup(value => (value.RuleId, value.Name), value => value.Value);
        var parameters =
            from rule in catalogue.Rules
            from parameter in rule.Parameters
            select (rule.Id, parameter.Name, (string?)null, everywhere[(rule.Id, parameter.Name)].Append(parameter.Default).First());
        var local = overrides.Values.Where(value => value.DivisionCode is not null)
            .Select(value => (value.RuleId, value.Name, value.DivisionCode, value.Value));

        Replace(db, "rule", catalogue.Rules.Select(rule =>
            $"({Text(rule.Id)}, {Text(rule.Title.Zh)}, {Text(rule.Title.En)}, [{string.Join(", ", rule.Scopes.Select(Text))}], {rule.Grouped}, {Text(rule.Hash)})"));
        Replace(db, "rule_parent", catalogue.Rules.SelectMany(rule =>
            rule.Parents.Select((parent, priority) => FormattableString.Invariant($"({Text(rule.Id)}, {Text(parent)}, {priority})"))));
        Replace(db, "parameter_value", parameters.Concat(local).Select(value =>
            FormattableString.Invariant($"({Text(value.Item1)}, {Text(value.Item2)}, {Text(value.Item3)}, {value.Item4:R})")));
    }

    // Rows that stay are not touched, so that a run in which nothing changed writes nothing.
    private static void Replace(Statements db, string table, IEnumerable<string> values)
    {
        var rows = string.Join(",\n", values);
        db.Execute($"CREATE OR REPLACE TEMP TABLE analysis_wanted AS FROM analytics.{table} LIMIT 0");
        if (rows.Length > 0)
            db.Execute($"INSERT INTO temp.analysis_wanted VALUES {rows}");
        var differences = db.Scalar(
            $"SELECT (SELECT count(*) FROM (FROM analytics.{table} EXCEPT ALL FROM temp.analysis_wanted)) + (SELECT count(*) FROM (FROM temp.analysis_wanted EXCEPT ALL FROM analytics.{table}))");
        if (Convert.ToInt64(differences, System.Globalization.CultureInfo.InvariantCulture) == 0)
            return;
        db.Execute($"DELETE FROM analytics.{table}");
        db.Execute($"INSERT INTO analytics.{table} FROM temp.analysis_wanted");
    }

    private static string Text(string? value) => value is null ? "NULL" : Statements.Literal(value);
}
