using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval flags: what was found, the gravest and dearest first.</summary>
public static class FlagsCommand
{
    public static Command Create(Terminal terminal)
    {
        var severity = new Option<string[]>("--severity")
        {
            Description = "级别：重点核实 error、需说明 warning、填报提示 info，可重复 severity; may be repeated",
            HelpName = "LEVEL",
            DefaultValueFactory = _ => []
        };
        var rule = new Option<string[]>("--rule") { Description = "规则编号，可重复 id of a rule; may be repeated", HelpName = "ID", DefaultValueFactory = _ => [] };
        var unit = new Option<string?>("--unit") { Description = "单位名称的一部分 part of a unit's name", HelpName = "TEXT" };
        var year = new NumberOption("--year", least: 1) { Description = "年度 fiscal year", HelpName = "YEAR" };
        var all = new Option<bool>("--all") { Description = "含从属疑点 include flags that another flag explains" };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "flags",
            "列出疑点，按级别和涉及金额排序。 Lists flags by severity and amount.",
            "perfeval flags --severity 重点核实",
            "perfeval flags --unit 政府办公室 --year 2023 --all",
            "perfeval flags --format xlsx --output flags.xlsx") { severity, rule, unit, year, all };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var (connection, problem) = database.OpenReader(parsed, terminal);
            if (problem is not null)
                return problem.Print(terminal);
            using (connection)
            {
                if (!WarehouseViews.Has(connection!, "flag"))
                    return WarehouseViews.NotAnalysed.Print(terminal);
                if (FlagSeverity.Parse(parsed.GetRequiredValue(severity), out var severities) is { } unknownSeverity)
                    return unknownSeverity.Print(terminal);
                if (UnknownRule(connection!, parsed.GetRequiredValue(rule)) is { } unknown)
                    return unknown.Print(terminal);
                using var query = Query(
                    connection!, severities, parsed.GetRequiredValue(rule), parsed.GetValue(unit), parsed.GetValue(year), parsed.GetValue(all));
                using var stop = new Interruption(connection!, ct);
                using var reader = query.ExecuteReader();
                if (!reader.HasRows)
                    terminal.Error.WriteLine(WhyNone(connection!, query));
                var rows = ResultRows.From(reader);
                var isList = output.FileOf(parsed) is null && output.FormatOf(parsed) == OutputFormat.Table;
                return output.Write(parsed, terminal, isList ? FlagList.Of(rows, terminal) : rows, "flags", ct);
            }
        });
        return command;
    }

    private static Problem? UnknownRule(DuckDBConnection connection, IReadOnlyList<string> wanted)
    {
        var rules = WarehouseViews.List(connection, "SELECT rule_id FROM analytics.rule ORDER BY rule_id");
        if (wanted.FirstOrDefault(id => !rules.Contains(id, StringComparer.OrdinalIgnoreCase)) is not { } unknown)
            return null;
        var near = NameDistance.Nearest(unknown, rules, 3);
        return new Problem(
            $"没有规则 {unknown}。", $"No rule {unknown} has been run on this warehouse.",
            near.Count > 0 ? $"did you mean {string.Join(", ", near)}?" : "perfeval rules");
    }

    private static string WhyNone(DuckDBConnection connection, DuckDBCommand query)
    {
        query.Parameters["all"].Value = true;
        using (var reader = query.ExecuteReader())
        {
            if (reader.HasRows)
                return "符合条件的只有从属疑点，加 --all 列出。 Only flags that another flag explains match; --all lists them.";
        }

        var never = connection.Rows(
            """
            SELECT rule_id, coalesce(any_value(reason), '') FROM rule_check WHERE list_contains($rules, upper(rule_id))
            GROUP BY rule_id HAVING NOT bool_or(checked) ORDER BY rule_id LIMIT 1
            """,
            row => (Rule: row.GetString(0), Why: row.GetString(1)), ("rules", query.Parameters["rules"].Value));
        if (never.Count > 0)
            return $"规则 {never[0].Rule} 一份报告也没能核对。 Rule {never[0].Rule} could not check any report: {never[0].Why}";
        var (flags, reports) = connection.Rows(
            "SELECT (SELECT count(*) FROM flag)::VARCHAR, (SELECT count(DISTINCT report_id) FROM rule_check)::VARCHAR",
            row => (row.GetString(0), row.GetString(1)))[0];
        return flags == "0"
            ? $"没有疑点：核对了 {reports} 份报告。 No flags: {reports} reports were checked."
            : $"没有符合条件的疑点；{reports} 份报告共有 {flags} 条。 No flag matches; there are {flags} on {reports} reports.";
    }

    /// <summary>The columns of the list; the flag's other columns are in the view.</summary>
    public static DuckDBCommand Query(
        DuckDBConnection connection, IReadOnlyList<string> severities, IReadOnlyList<string> rules, string? unit, int? year, bool all)
    {
        return connection.Command(
            $"""
            WITH chosen AS (
            SELECT severity, rule_id, title, unit, year, project, subject, amount, message, explanation, flag_id, parent_flag_id, report_id, proof
            FROM flag
            WHERE ($all OR parent_flag_id IS NULL)
              AND ($severities IS NULL OR list_contains($severities, severity))
              AND ($rules IS NULL OR list_contains($rules, upper(rule_id)))
              AND ($unit IS NULL OR contains(unit, $unit))
              AND ($year IS NULL OR year = $year))
            SELECT chosen.*, printed.source
            FROM chosen LEFT JOIN (
              {SourceColumn.FirstOfFlags("chosen")}) printed USING (flag_id)
            ORDER BY {FlagSeverity.Order}, amount DESC NULLS LAST, unit, year, rule_id, project, subject, flag_id
            """,
            ("all", all), ("severities", severities.Count > 0 ? severities.ToList() : null),
            ("rules", rules.Count > 0 ? rules.Select(r => r.ToUpperInvariant()).ToList() : null), ("unit", unit), ("year", year));
    }
}
