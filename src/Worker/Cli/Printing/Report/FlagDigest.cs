using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>All flags of a warehouse on one screen: how many of which rule, the gravest with their places, and how to see the rest.</summary>
public sealed class FlagDigest(DuckDBConnection warehouse, Terminal terminal)
{
    /// <summary>Findings that are shown whole.</summary>
    private const int Top = 8;

    private static readonly string s_top =
        $"""
        WITH top AS (
            SELECT *, row_number() OVER (PARTITION BY rule_id ORDER BY amount DESC NULLS LAST, unit, year, flag_id) AS of_rule
            FROM flag WHERE parent_flag_id IS NULL AND severity = 'error'
        ),
        place AS (
            SELECT e.flag_id, arg_min(concat('“', p.raw, '” ', {EvidencePlaces.Place}), e.ordinal) AS place
            FROM flag_evidence e
            {EvidencePlaces.Join}
            GROUP BY e.flag_id
        )
        SELECT top.rule_id, top.title, top.unit, top.year, top.message, place.place
        FROM top LEFT JOIN place USING (flag_id)
        ORDER BY of_rule, amount DESC NULLS LAST, unit, year, flag_id
        LIMIT {Top}
        """;

    /// <param name="db">What a command needs to find this warehouse: empty, or " --db FILE".</param>
    public void Print(string db)
    {
        var page = new PageText(terminal, full: false);
        page.Line(FlagCounts.Of(warehouse).ToString());
        page.Line("疑点供人工核实，不是结论。 Signals for a person, not conclusions.");
        page.Line(string.Empty);
        page.Table(["规则", "疑点", "重点核实", "需说明", "填报提示"], [.. Rows(
            """
            SELECT rule_id, any_value(title) AS title, nullif(count(*) FILTER (severity = 'error'), 0) AS error,
                   nullif(count(*) FILTER (severity = 'warning'), 0) AS warning, nullif(count(*) FILTER (severity = 'info'), 0) AS info
            FROM flag GROUP BY rule_id
            ORDER BY count(*) FILTER (severity = 'error') DESC, count(*) FILTER (severity = 'warning') DESC, count(*) DESC, rule_id
            """).Select(r => new[] { r["rule_id"], r["title"], r["error"], r["warning"], r["info"] })]);
        var top = Rows(s_top);
        if (top.Count > 0)
        {
            page.Line(string.Empty);
            page.Line($"重点核实的前 {top.Count} 条，每条规则先列金额最大的一条。 The first {top.Count} errors, of each rule the dearest first:");
        }

        foreach (var flag in top)
        {
            page.Line($"{flag.Text("rule_id")} {flag.Text("title")}：{flag.Text("unit")} {flag.Text("year")}", hanging: 2);
            page.Line(flag.Text("message") ?? string.Empty, indent: 2);
            if (flag.Text("place") is { } place)
                page.Line($"原文{place}", indent: 2, hanging: 2);
        }

        page.Line(string.Empty);
        var flags = $"{terminal.Command} flags";
        page.Line($"全部 All of them: {flags}{db}    一条规则 One rule: {flags} --rule BA01{db}    存为表格 As a workbook: {flags} --output flags.xlsx{db}");
        page.Line(string.Empty);
        terminal.Out.Flush();
    }

    private List<NamedRow> Rows(string sql)
    {
        using var query = warehouse.Command(sql);
        using var reader = query.ExecuteReader();
        var rows = ResultRows.From(reader);
        return [.. rows.Rows.Select(r => new NamedRow(rows.Columns, r))];
    }
}
