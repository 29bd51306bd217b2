using System.Diagnostics;
using System.Text.Json;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>
/// What the query of a rule returned that others wrote: values in the order of RuleRows.Selection, each of the type that stands there, or null.
/// </summary>
/// <param name="Failure">Why there are none, otherwise null.</param>
internal sealed record ForeignRows(IReadOnlyList<object?[]> Rows, string? Failure, TimeSpan Elapsed)
{
    private const int Columns = 14;

    // Of all rules of a run, which wait in memory until the warehouse is open again.
    private const int MostTogether = 1_000_000;

    // A rule has its own limit; a folder of a thousand that hang would still keep the writer for a night.
    private static readonly TimeSpan s_mostTogether = TimeSpan.FromMinutes(15);

    // Of a message, a subject, a list of places; the longest of the built-in rules have some hundreds.
    private const int MostCharacters = 20_000;

    // A list of objects with texts in them.
    private const int EvidenceLevels = 3;

    public static Dictionary<string, ForeignRows> Of(IForeignSql sql, IEnumerable<Rule> rules)
    {
        var found = new Dictionary<string, ForeignRows>();
        var time = Stopwatch.StartNew();
        var count = 0;
        foreach (var rule in rules)
        {
            var rows = time.Elapsed > s_mostTogether
                ? None($"其他规则已用时 {s_mostTogether.TotalMinutes:0} 分钟 / the rules before it took {s_mostTogether.TotalMinutes:0} minutes")
                : Of(sql, rule);
            if (count + rows.Rows.Count > MostTogether)
                rows = None($"各规则的结果共超过 {MostTogether:N0} 行 / with the rules before it, it returns more than {MostTogether:N0} rows");
            count += rows.Rows.Count;
            found.Add(rule.Id, rows);
        }

        return found;
    }

    public static Dictionary<string, ForeignRows> Refused(IEnumerable<Rule> rules) =>
        rules.ToDictionary(rule => rule.Id, _ => None("没有沙箱，不运行他人的规则 / there is no sandbox to run it in"));

    /// <summary>Adds the rows to rule_bench.work.found.</summary>
    public int Insert(Statements db, Rule rule)
    {
        db.Execute("""
            CREATE OR REPLACE TEMP TABLE handed (
              report_id VARCHAR, scope VARCHAR, project VARCHAR, subject VARCHAR, expected DECIMAL(18,6), actual DECIMAL(18,6), difference DECIMAL(18,6),
              amount DECIMAL(18,6), severity VARCHAR, fires BOOLEAN, evidence VARCHAR, message_zh VARCHAR, message_en VARCHAR, reason VARCHAR)
            """);
        db.Load("temp", "main", "handed", loader =>
        {
            foreach (var values in Rows)
            {
                var row = loader.CreateRow();
                for (var i = 0; i < Columns; i++)
                {
                    _ = i switch
                    {
                        >= 4 and <= 7 => row.AppendValue(values[i] as decimal?),
                        9 => row.AppendValue(values[i] as bool?),
                        _ => row.AppendValue(values[i] as string),
                    };
                }

                row.EndRow();
            }
        });
        var count = db.Execute($$"""
            INSERT INTO rule_bench.work.found
            SELECT {{Statements.Literal(rule.Id)}}, * REPLACE (from_json(evidence, '[{"view":"VARCHAR","row_key":"VARCHAR","field":"VARCHAR","report_id":"VARCHAR"}]') AS evidence) FROM handed
            """);
        db.Execute("DROP TABLE handed");
        return count;
    }

    private static ForeignRows None(string why) => new([], why, TimeSpan.Zero);

    private static ForeignRows Of(IForeignSql sql, Rule rule)
    {
        var time = Stopwatch.StartNew();
        try
        {
            var rows = sql.Rows(RuleRows.Query(rule), RuleRows.Selection, RuleRows.Source);
            var fault = rows.Select(Fault).FirstOrDefault(fault => fault is not null);
            return new ForeignRows(fault is null ? rows : [], fault, time.Elapsed);
        }
        catch (ForeignSqlException e)
        {
            return new ForeignRows([], WhyUnbound(sql, rule) ?? e.Message, time.Elapsed);
        }
    }

    // What runs there may answer anything: JSON that is nested deeply would overflow the stack of whoever reads it.
    private static string? Fault(object?[] row)
    {
        if (row.Length != Columns)
            return "the query does not return what was asked for";
        if (row.Any(value => value is string { Length: > MostCharacters }))
            return $"a text is longer than {MostCharacters:N0} characters";
        if (row[10] is not string evidence)
            return null;
        try
        {
            using var parsed = JsonDocument.Parse(evidence, new JsonDocumentOptions { MaxDepth = EvidenceLevels });
            return null;
        }
        catch (JsonException)
        {
            return "evidence is no list of places";
        }
    }

    // In terms of the rule's own query, not of the statement around it.
    private static string? WhyUnbound(IForeignSql sql, Rule rule)
    {
        try
        {
            return RuleRows.MissingColumns(sql, rule);
        }
        catch (ForeignSqlException e)
        {
            return e.Message;
        }
    }
}
