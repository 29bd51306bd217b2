using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Queries;

/// <summary>Everything the warehouse knows of one report, table by table.</summary>
public sealed class ReportSections(DuckDBConnection connection, string reportId)
{
    private static readonly Dictionary<string, string> s_titles = new(StringComparer.Ordinal)
    {
        ["staffing"] = "人员编制",
        ["budget_line"] = "经费控制",
        ["building"] = "楼堂馆所",
        ["project"] = "项目与目标",
        ["funding"] = "资金（万元）",
        ["funding_by_nature"] = "按收支性质（万元）",
        ["indicator"] = "绩效指标",
        ["score_item"] = "计分表",
        ["score_total"] = "总分",
        ["narrative_figure"] = "叙述数字",
        ["narrative_item"] = "叙述分项",
        ["attachment"] = "附件清单",
        ["passage"] = "正文",
    };

    /// <summary>In reading order; a section without rows is left out. Each is read before the next one is asked for.</summary>
    public IEnumerable<ReportSection> All()
    {
        var sections = new List<(string Name, string Title, string Sql)>
        {
            ("report", "报告", "SELECT * FROM report WHERE report_id = $id"),
            ("report_document", "文件", "SELECT d.source_name, rd.role, d.title, d.media_type, d.published_on, d.origin FROM report_document rd JOIN document d "
                + "USING (document_id) WHERE report_id = $id ORDER BY role DESC, source_name"),
        };
        sections.Add(
            ("report_version", "版本", "SELECT v.version, d.source_name, v.current, v.reason, t.source_name AS taken, v.differences, v.loaded_at FROM "
                + "report_version v JOIN document d USING (document_id) LEFT JOIN document t ON t.document_id = v.taken_document_id WHERE v.report_id = $id "
                + "AND (SELECT count(*) FROM report_version WHERE report_id = $id) > 1 ORDER BY v.version"));
        sections.Add(
            ("version_difference", "版本差异",
                "SELECT view, row_key, field, taken, other, taken_place, other_place FROM version_difference WHERE report_id = $id ORDER BY ALL"));
        if (WarehouseViews.Has(connection, "flag"))
        {
            sections.Add(("flag", "疑点", Flags));
            sections.Add(("flag_evidence", "疑点依据：原文与出处", Evidence));
            sections.Add(("rule_check", "未能核对的规则", "SELECT rule_id, reason FROM rule_check WHERE report_id = $id AND NOT checked ORDER BY rule_id"));
        }

        foreach (var view in WarehouseViews.OfFacts(connection).OrderBy(Position))
            sections.Add(
                (view, s_titles.GetValueOrDefault(view, string.Empty), $"SELECT * EXCLUDE (report_id) FROM \"{view}\" WHERE report_id = $id ORDER BY row_key"));
        sections.Add(("closure", "不平的合计", "SELECT table_no, relation, expected, actual FROM closure WHERE report_id = $id AND NOT holds ORDER BY ALL"));
        sections.Add(
            ("leftover", "未能识别的单元格", "SELECT table_no, \"row\", col, paragraph, what, text FROM leftover WHERE report_id = $id ORDER BY table_no, \"row\", "
                + "col, paragraph"));
        sections.Add(
            ("warning", "读取时的提示", "SELECT w.kind, w.place, w.message FROM warning w JOIN report_document rd USING (document_id) WHERE rd.report_id = $id"));
        return sections.Select(s => new ReportSection(s.Name, s.Title, Read(s.Sql))).Where(s => s.Rows.Rows.Any());
    }

    private const string Flags =
        $"""
        SELECT severity, rule_id, title, project, subject, expected, actual, difference, amount, message, explanation, flag_id, parent_flag_id
        FROM flag WHERE report_id = $id
        ORDER BY {FlagSeverity.Order}, amount DESC NULLS LAST, rule_id, project, subject, flag_id
        """;

    // From the flag to the printed text and its place in the file.
    private const string Evidence =
        """
        SELECT f.rule_id, e.flag_id, e.view, e.row_key, e.field, p.raw AS printed, p.printed_unit, p.source_name, p.table_no, p."row", p.col, p.page, p.certainty
        FROM flag f
        JOIN flag_evidence e USING (flag_id)
        LEFT JOIN printed p ON p.report_id = e.report_id AND p.view = e.view AND p.row_key = e.row_key AND p.field = e.field
        WHERE f.report_id = $id
        ORDER BY f.rule_id, e.flag_id, e.ordinal
        """;

    private ResultRows Read(string sql)
    {
        using var query = connection.Command(sql, ("id", reportId));
        using var reader = query.ExecuteReader();
        var rows = ResultRows.From(reader);
        return rows with { Rows = rows.Rows.ToList() };
    }

    private static int Position(string view) => s_titles.Keys.ToList().IndexOf(view) is var at and >= 0 ? at : int.MaxValue;
}
