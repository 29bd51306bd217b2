using System.Security.Cryptography;
using System.Text;
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

        Dictionary<string, string> tables = new()
        {
            ["rule"] = Rows(catalogue.Rules.Select(rule =>
                $"({Text(rule.Id)}, {Text(rule.Title.Zh)}, {Text(rule.Title.En)}, [{string.Join(", ", rule.Scopes.Select(Text))}], {rule.Grouped}, "
                + $"{Text(rule.Hash)})")),
            ["rule_parent"] = Rows(catalogue.Rules.SelectMany(rule =>
                rule.Parents.Select((parent, priority) => FormattableString.Invariant($"({Text(rule.Id)}, {Text(parent)}, {priority})")))),
            ["parameter_value"] = Rows(parameters.Concat(local).Select(value =>
                FormattableString.Invariant($"({Text(value.Item1)}, {Text(value.Item2)}, {Text(value.Item3)}, {value.Item4:R})"))),
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(";\n", tables.Values))));
        // A run in which nothing changed writes nothing.
        if (db.Scalar("SELECT hash FROM analytics.catalogue") as string == hash)
            return;
        foreach (var (table, rows) in tables)
        {
            db.Execute($"DELETE FROM analytics.{table}");
            if (rows.Length > 0)
                db.Execute($"INSERT INTO analytics.{table} VALUES {rows}");
        }

        db.Execute("CREATE OR REPLACE TABLE analytics.catalogue AS SELECT $hash AS hash", ("hash", hash));
    }

    private static string Rows(IEnumerable<string> rows) => string.Join(",\n", rows);

    private static string Text(string? value) => value is null ? "NULL" : Statements.Literal(value);
}
