using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>叙述数字: the figures of the text, its itemised lists, and the annexes it names.</summary>
internal static class NarrativePart
{
    private static readonly Dictionary<string, string> s_bases = new(StringComparer.Ordinal)
    {
        ["initial"] = "年初",
        ["adjusted"] = "调整后",
        ["final"] = "决算",
        ["prior"] = "上年",
    };

    public static void Print(PageText page, ReportRows rows, Certainties certainties)
    {
        var figures = rows.Of(
            """
            SELECT n.*, (SELECT min(p.paragraph) FROM provenance p
                         WHERE p.report_id = n.report_id AND p.view = 'narrative_figure' AND p.row_key = n.row_key AND p.field = 'value') AS paragraph
            FROM narrative_figure n WHERE report_id = $id ORDER BY ordinal
            """);
        var items = rows.Of("SELECT * FROM narrative_item WHERE report_id = $id ORDER BY list_no, ordinal");
        if (figures.Count + items.Count > 0)
            page.Section("叙述数字 Figures in the text");
        page.Table(
            ["章节", "名称", "口径", "数值", "单位", "原文", "段"],
            [
                .. figures.Select(r => (object?[])
                [
                    r.Text("section"), r.Text("label"), r.Text("basis") is { } basis ? s_bases.GetValueOrDefault(basis, basis) : null,
                    certainties.Value("narrative_figure", r, "value"), r.Text("measure_unit"), page.Shorten(r.Text("quote")), r["paragraph"] is int paragraph
                        ? paragraph + 1
                        : null,
                ]),
            ]);
        foreach (var list in items.GroupBy(r => r.Text("list_no")))
        {
            var first = list.First();
            page.Line(string.Empty);
            page.Line($"{first.Text("list_label")}{(first.Has("stated_total") ? $"（所称合计 {first.Text("stated_total")}）" : string.Empty)}");
            page.Table(
                ["其中", "数值", "单位"],
                [.. list.Select(r => (object?[])[r.Text("label"), certainties.Value("narrative_item", r, "value"), r.Text("measure_unit")])]);
        }

        var annexes = rows.Of("SELECT * FROM attachment WHERE report_id = $id ORDER BY ordinal");
        if (annexes.Count == 0)
            return;
        page.Section("附件清单 Annexes");
        foreach (var annex in annexes)
            page.Line($"{(annex["present"] is true ? "有" : "缺")}  {annex.Text("title")}", hanging: 4);
    }
}
