using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Printing.Report;

/// <summary>基础数据: staff, controlled expenditure, buildings.</summary>
internal static class BaseDataPart
{
    public static void Print(PageText page, ReportRows rows, Certainties certainties, Places places)
    {
        var staffing = rows.Of("SELECT * FROM staffing WHERE report_id = $id");
        var lines = rows.Of("SELECT * FROM budget_line WHERE report_id = $id ORDER BY ordinal");
        var buildings = rows.Of("SELECT * FROM building WHERE report_id = $id");
        if (staffing.Count + lines.Count + buildings.Count == 0)
            return;
        page.Section("基础数据 Base data");
        page.Table(
            ["编制数", "实际在职人数", "控制率%"],
            [.. staffing.Select(r => Fields("staffing", r, "authorised", "actual", "control_rate_pct"))]);
        After(staffing, "staffing");
        page.Table(
            ["经费（万元）", "上年决算", "本年预算", "本年决算"],
            [.. lines.Where(r => r.Has("prior_final") || r.Has("budget") || r.Has("final"))
                .Select(r => (object?[])[certainties.Text("budget_line", r, "label", page), .. Fields("budget_line", r, "prior_final", "budget", "final")])]);
        After(lines, "budget_line");
        page.Table(
            ["批复规模㎡", "实际规模㎡", "规模控制率%", "预算投资", "实际投资", "投资概算控制率%"],
            [.. buildings.Select(
                r => Fields(
                    "building", r, "approved_area", "actual_area", "area_control_rate_pct", "budget_investment", "actual_investment",
                    "investment_control_rate_pct"))]);
        After(buildings, "building");

        object?[] Fields(string view, NamedRow row, params string[] fields) => [.. fields.Select(f => certainties.Value(view, row, f))];

        void After(IReadOnlyList<NamedRow> above, string view)
        {
            if (above.Count == 0)
                return;
            page.Note(places.Of(view, "base"));
            page.Line(string.Empty);
        }
    }
}
