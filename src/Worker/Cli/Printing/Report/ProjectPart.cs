using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>Goals, money and indicators: of the unit as a whole, then of each project.</summary>
internal static class ProjectPart
{
    private static readonly string[] s_columns = ["一级指标", "二级指标", "三级指标", "指标值", "完成值", "分值", "得分", "偏差原因"];

    public static void Print(PageText page, ReportRows rows, Certainties certainties, Places places)
    {
        var projects = rows.Of("SELECT * FROM project WHERE report_id = $id ORDER BY ordinal").ToLookup(Form);
        var funding = rows.Of("SELECT * FROM funding WHERE report_id = $id AND scope = 'project' ORDER BY ordinal").ToLookup(Form);
        var indicators = rows.Of("SELECT * FROM indicator WHERE report_id = $id ORDER BY ordinal").ToLookup(Form);
        var totals = rows.Of("SELECT * FROM score_total WHERE report_id = $id AND row_key NOT LIKE 'score/%'").ToLookup(Form);
        var forms = projects.Concat(funding).Concat(indicators).Select(g => g.Key).Distinct().OrderBy(f => f != "unit").ToList();
        if (forms.Count == 0)
            return;
        page.Section("目标与指标 Goals and indicators");
        var number = 0;
        foreach (var form in forms)
        {
            page.Line(string.Empty);
            page.Line(form == "unit" ? "### 部门整体" : $"### 项目 {++number}：{NameOf(form, projects, funding, indicators)}");
            foreach (var project in projects[form])
                Goals(project);
            Spaced(() => FundingPart.Table(page, funding[form], certainties), funding[form].Any());
            Spaced(() => Indicators(indicators[form]), indicators[form].Any());
            page.Note(places.Of("indicator", form) ?? places.Of("project", form));
            foreach (var total in totals[form].Where(t => t.Has("score")))
                page.Line(
                    $"总分：{Shown(certainties.Value("score_total", total, "score"))}{(total.Has("weight") ? $" / {Shown(certainties.Value("score_total", total, "weight"))}" : string.Empty)}");
        }

        void Spaced(Action print, bool any)
        {
            if (!any)
                return;
            page.Line(string.Empty);
            print();
        }

        void Goals(NamedRow project)
        {
            Labelled("主管部门", project, "competent_dept");
            Labelled("实施单位", project, "implementing_unit");
            Labelled("预期目标", project, "goal_expected");
            Labelled("完成情况", project, "goal_actual");
            Labelled("厉行节约", project, "frugality");
        }

        void Labelled(string label, NamedRow row, string field)
        {
            if (certainties.Text("project", row, field, page) is { } text)
                page.Line($"{label}：{text}", hanging: 10);
        }

        void Indicators(IEnumerable<NamedRow> rows) => page.Table(
            s_columns,
            [
                .. rows.Select(r => (object?[])
                [
                    Text(r, "level1"), Text(r, "level2"), Text(r, "name"), Text(r, "target"), Text(r, "actual"),
                    certainties.Value("indicator", r, "weight"), certainties.Value("indicator", r, "score"), Text(r, "deviation_note"),
                ]),
            ]);

        string? Text(NamedRow row, string field) => certainties.Text("indicator", row, field, page);
    }

    // The form a row stands in: unit, project:NAME. Keys end in /number.
    private static string Form(NamedRow row) => row.Text("row_key") is { } key && key.LastIndexOf('/') is var slash and > 0 ? key[..slash] : "unit";

    private static string NameOf(string form, params ILookup<string, NamedRow>[] views) =>
        views.SelectMany(v => v[form]).Select(r => r.Text("project")).FirstOrDefault(p => p is not null) ?? "（未写名称）";

    private static string Shown(object? value) => value is Marked marked ? marked.Text : value is null ? string.Empty : ValueText.Of(value);
}
