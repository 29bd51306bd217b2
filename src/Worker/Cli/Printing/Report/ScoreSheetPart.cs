using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>计分表: the evaluation sheet and its total.</summary>
internal static class ScoreSheetPart
{
    public static void Print(PageText page, ReportRows rows, Certainties certainties, Places places)
    {
        var items = rows.Of("SELECT * FROM score_item WHERE report_id = $id ORDER BY ordinal");
        var totals = rows.Of("SELECT * FROM score_total WHERE report_id = $id AND row_key LIKE 'score/%'");
        if (items.Count == 0 && totals.Count == 0)
            return;
        page.Section("计分表 Score sheet");
        page.Table(
            ["一级", "二级", "三级", "分值", "得分", "说明", "评分标准"],
            [
                .. items.Select(r => (object?[])
                [
                    Text(
                        r,
                        "level1"), Text(
                            r, "level2"), Text(r, "level3"), certainties.Value("score_item", r, "weight"), certainties.Value("score_item", r, "score"),
                    Text(r, "explanation"), Text(r, "criteria"),
                ]),
                .. totals.Select(
                    r => (object?[])[
                        "合计",
                        null,
                        null,
                        certainties.Value("score_total", r, "weight"),
                        certainties.Value("score_total", r, "score"),
                        null,
                        null
                    ]),
            ]);
        page.Note(places.Of("score_item", "score"));

        string? Text(NamedRow row, string field) => certainties.Text("score_item", row, field, page);
    }
}
