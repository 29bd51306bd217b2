using System.Globalization;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>Who reports on which year, from which files, and how much of them was understood.</summary>
internal static class HeadingPart
{
    private static readonly Dictionary<string, string> s_sources = new(StringComparer.Ordinal)
    {
        ["total_row"] = "取自合计行",
        ["form_head"] = "取自表头",
        ["narrative"] = "取自正文",
    };

    public static void Print(PageText page, ReportRows rows, Certainties certainties)
    {
        var report = rows.Of("SELECT *, concat_ws(' ', province, prefecture, division) AS place FROM report WHERE report_id = $id")[0];
        page.Title($"{report.Text("unit")} {report.Text("year") ?? "年度不详"} 年度部门整体支出绩效自评");
        page.Line($"区划：{report.Text("place") ?? "未见"}{(report.Text("division_code") is { } code ? $"（{code}）" : "（不在区划表中）")}", hanging: 6);
        page.Line($"自评得分：{Score(report, rows, certainties)}{(report.Text("grade") is { } grade ? $"，等级 {grade}" : string.Empty)}", hanging: 10);
        foreach (var file in rows.Of(
            """
            SELECT d.source_name, rd.role, d.origin, d.published_on FROM report_document rd JOIN document d USING (document_id)
            WHERE report_id = $id ORDER BY role DESC, source_name
            """))
        {
            var published = file.Text("published_on") is { } day ? $"，{day} 发布" : string.Empty;
            page.Line($"文件：{file.Text("source_name")}（{(file.Text("role") == "main" ? "主件" : "附件")}{published}，{file.Text("origin")}）", hanging: 6);
        }

        Versions(page, rows);
        page.Line(
            $"读取：{report.Text("cells") ?? "0"} 个有内容的单元格，采用 {report.Text("claimed")}，按名忽略 {report.Text("ignored")}，未识别 {report.Text("leftover")}"
            + (report["coverage"] is double coverage ? $"；覆盖率 {(100 * coverage).ToString("0.##", CultureInfo.InvariantCulture)}%" : string.Empty),
            hanging: 6);
        page.Line($"印证：已印证 {report.Text("proved") ?? "0"} 个数，未印证 {report.Text("unproved") ?? "0"}，相互矛盾 {report.Text("contradicted") ?? "0"}", hanging: 6);
        page.Line($"编号：{report.Text("report_id")}");
    }

    private static void Versions(PageText page, ReportRows rows)
    {
        var versions = rows.Of(
            """
            SELECT DISTINCT t.source_name AS taken, o.source_name AS other, v.reason, v.differences
            FROM report_version v JOIN document o USING (document_id) JOIN document t ON t.document_id = v.taken_document_id
            WHERE v.report_id = $id ORDER BY ALL
            """);
        foreach (var v in versions)
        {
            page.Line(
                $"版本：{VersionLines.Of(new VersionTaken("", null, v.Text("taken")!, v.Text("other")!, v.Text("reason")!, Convert.ToInt32(v["differences"], CultureInfo.InvariantCulture)))}",
                hanging: 6);
        }

        if (versions.Count > 0)
            page.Line(VersionRule.Text, hanging: 10);
    }

    private static string Score(NamedRow report, ReportRows rows, Certainties certainties)
    {
        if (report.Text("self_score") is not { } score)
            return "未填";
        // The total of the unit's own form, or what the narrative says.
        var printed = rows.Of(
            """
            SELECT s.view, s.row_key, s.score, s.field, p.raw, p.place
            FROM (
              SELECT 1 AS pick, 'score_total' AS view, 'score' AS field, row_key, score FROM score_total WHERE report_id = $id AND scope = 'unit'
              UNION ALL
              SELECT 2, 'narrative_figure', 'value', row_key, value FROM narrative_figure WHERE report_id = $id AND measure_unit = '分') s
            JOIN report r ON r.report_id = $id AND r.self_score = s.score
            JOIN printed p ON p.report_id = $id AND p.view = s.view AND p.row_key = s.row_key AND p.field = s.field
            ORDER BY s.pick, s.row_key LIMIT 1
            """);
        var source = s_sources.GetValueOrDefault(report.Text("score_source") ?? string.Empty, report.Text("score_source") ?? "出处不详");
        if (printed is not [var at])
            return $"{score}（{source}）";
        var value = at.Text("view") == "score_total" && certainties.Value("score_total", at, "score") is Marked marked ? marked.Text : score;
        return $"{value}（{source}，原文“{at.Text("raw")}”，{at.Text("place")}）";
    }
}
