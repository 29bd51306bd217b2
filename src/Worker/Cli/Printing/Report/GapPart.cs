using System.Globalization;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>What was not checked and not understood, so that silence never reads as "passed".</summary>
internal static class GapPart
{
    public static void Print(PageText page, ReportRows rows, bool analysed)
    {
        Unchecked(page, rows, analysed);
        Leftovers(page, rows);
        var warnings = rows.Of(
            "SELECT d.source_name, w.place, w.message FROM warning w JOIN report_document rd USING (document_id) JOIN document d USING (document_id) WHERE "
            + "rd.report_id = $id ORDER BY ALL");
        if (warnings.Count > 0)
            page.Section("读取提示 Warnings");
        foreach (var w in warnings)
            page.Line($"{w.Text("source_name")}{(w.Text("place") is { } place ? $" {place}" : string.Empty)}：{w.Text("message")}", hanging: 2);
        var closures = rows.Of("SELECT 表号 + 1 AS 第几张表, 关系, 应为, 实为 FROM 勾稽 WHERE 报告编号 = $id AND NOT 成立 ORDER BY ALL");
        if (closures.Count > 0)
            page.Section("不平的勾稽 Sums that do not hold");
        page.Table(["第几张表", "关系", "应为", "实为"], [.. closures.Select(r => (object?[])[r["第几张表"], r.Text("关系"), r["应为"], r["实为"]])]);
    }

    private static void Unchecked(PageText page, ReportRows rows, bool analysed)
    {
        page.Section("未核对的规则 Not checked");
        if (!analysed)
        {
            page.Line($"这份报告还没有核对过：请运行 {page.Command} analyze。 Not analysed yet: run {page.Command} analyze.");
            return;
        }

        var rules = rows.Of("SELECT rule_id, reason FROM rule_check WHERE report_id = $id AND NOT checked ORDER BY rule_id");
        if (rules.Count == 0)
            page.Line("无；全部规则都核对了。 None; every rule could look.");
        foreach (var reason in rules.GroupBy(r => r.Text("reason")))
            page.Line($"{string.Join(' ', reason.Select(r => r.Text("rule_id")))}：{reason.Key}", hanging: 2);
        var partly = rows.Of("SELECT rule_id, subjects, undecided FROM rule_check WHERE report_id = $id AND checked AND undecided > 0 ORDER BY rule_id");
        foreach (var rule in partly)
            page.Line($"{rule.Text("rule_id")}：{rule.Text("subjects")} 处中有 {rule.Text("undecided")} 处无法判定 / undecided", hanging: 2);
    }

    private static void Leftovers(PageText page, ReportRows rows)
    {
        var cells = rows.Of(
            """
            SELECT l.what, l.text, core.place(d.source_name, l.table_no, l."row", l.col, l.paragraph, c.page) AS place
            FROM leftover l JOIN document d USING (document_id)
            LEFT JOIN cell c ON c.document_id = l.document_id AND c.table_no = l.table_no AND c."row" = l."row" AND c.col = l.col
            WHERE l.report_id = $id ORDER BY l.document_id, l.table_no, l."row", l.col, l.paragraph
            """);
        page.Section($"未识别的单元格 Not understood：{cells.Count.ToString(CultureInfo.InvariantCulture)}");
        foreach (var cell in cells)
            page.Line($"“{page.Shorten(cell.Text("text"))}” {cell.Text("place")}（{cell.Text("what")}）", hanging: 2);
    }
}
