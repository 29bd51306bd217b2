using PerfEval.Worker.Evaluation;
using PerfEval.Worker.Evaluation.Gold;

namespace PerfEval.Worker.Tests.Evaluation;

public sealed class GoldFolderTests : IDisposable
{
    private const string HandRead = """
        {
          "unit": "桥头档案所", "division": "衡山县", "year": 2023, "conventions": "money in 万元",
          "staffing": {"authorised": 12, "actual": 11, "control_rate_pct": 91.67, "source": "基础数据表"},
          "base_lines": [{"line": "三公经费", "prior_final": 2, "budget": null, "final": 1.5, "src_line": 3}, {"line": "", "final": null}],
          "buildings": {"approved_area_m2": 0, "note": "none"},
          "frugality_measures": "双面打印",
          "unit_funds": {
            "total": {"initial": 100, "full_year": 110, "executed": 105, "weight": 10, "rate_pct": 95.45, "score": 9.5},
            "income": {"total": null, "gov_fund": 4}, "expenditure": {"basic": 80}},
          "unit_goals": {"expected": "整理卷宗", "actual": "已整理"},
          "unit_indicators": [{"level1": "产出指标", "level1_points": 50, "level2": "数量指标", "name": "归档卷数", "target": "≥9卷", "actual": "9卷", "weight": 10, "score": 10, "deviation": null}],
          "unit_total": {"weight": 100, "score": 97},
          "projects": [{"name": "库房维护费", "department": "县档案局", "implementer": "桥头档案所",
            "funds": [{"line": "年度资金总额", "initial": 5}, {"line": "其中：当年财政拨款", "initial": 4}, {"line": "上年结转资金"}, {"line": "其它资金"}],
            "goals": {"expected": "无渗漏", "actual": "无渗漏"}, "indicators": [], "total": {"weight": 100, "score": 98}}],
          "score_sheet": [], "score_sheet_total": null,
          "narrative_figures": [{"label": "编制", "value": 12, "unit": "人", "kind": "headcount"}, {"label": "公用经费", "value": 7, "unit": "万元", "kind": "money"}],
          "narrative_itemised_lists": [{"label": "基本支出", "stated_total": 80, "items": [{"name": "公用经费", "value": 7}]}]
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void HandRead_BecomesRowsOfViews()
    {
        var file = Read("桥头-2023.json", HandRead);
        var report = Assert.Single(file.Reports);

        Assert.Equal(("桥头-2023", "桥头档案所"), (file.Stem, report.Unit));
        Assert.Equal(["authorised 12", "actual 11", "control_rate_pct 91.67"], Cells(report, "staffing", 0));
        Assert.Equal(["label 三公经费", "prior_final 2", "budget ", "final 1.5"], Cells(report, "budget_line", 0));
        Assert.Equal([false, true], report.Rows("budget_line").Select(r => r.MayBeAbsent));
        Assert.Equal(["approved_area 0"], Cells(report, "building", 0));
        Assert.Equal(["project ", "goal_expected 整理卷宗", "goal_actual 已整理", "frugality 双面打印"], Cells(report, "project", 0));
        Assert.Equal(
            ["project 库房维护费", "competent_dept 县档案局", "implementing_unit 桥头档案所", "goal_expected 无渗漏", "goal_actual 无渗漏"],
            Cells(report, "project", 1));
        Assert.Equal(["scope unit", "project ", "weight 100", "score 97"], Cells(report, "score_total", 0));
        Assert.Equal(["scope project", "project 库房维护费", "weight 100", "score 98"], Cells(report, "score_total", 1));
        Assert.Empty(report.Rows("score_item"));
    }

    [Fact]
    public void HandReadFunds_GetTheirCanonicalLines()
    {
        var report = Read("a.json", HandRead).Reports[0];

        Assert.Equal(
            ["total", "total", "current_year_appropriation", "carry_over", "other"], report.Rows("funding").Select(r => r["line"]));
        Assert.Equal(
            [("total", true), ("government_fund", false), ("basic", false)],
            report.Rows("funding_by_nature").Select(r => ((string)r["line"]!, r.MayBeAbsent)));
        Assert.Equal(
            [
                "scope unit",
                "project ",
                "level1 产出指标",
                "level2 数量指标",
                "name 归档卷数",
                "target ≥9卷",
                "actual 9卷",
                "weight 10",
                "score 10",
                "level1_weight 50",
                "deviation_note "
            ],
            Cells(report, "indicator", 0));
    }

    [Fact]
    public void HandReadNarrative_KeepsMoneyOnly()
    {
        var report = Read("a.json", HandRead).Reports[0];

        Assert.Equal(["label 公用经费", "value 7", "measure_unit 万元"], Cells(report, ViewShape.NarrativeFigure, 0));
        Assert.Single(report.Rows(ViewShape.NarrativeFigure));
        Assert.Equal(["stated_total 80", "label 公用经费", "value 7"], Cells(report, "narrative_item", 0));
    }

    [Fact]
    public void SampleExpectation_IsTakenAsItStands()
    {
        var file = Read("a-2023.expected.json", """
            {"file": "a-2023.docx", "layout": "S1", "reports": [
              {"unit": "甲所", "division": "衡山县", "year": 2023, "staffing": [], "funding": [{"scope": "unit", "project": null, "line": "total", "initial": 3.5}], "flags": [{"rule_id": "AR01"}]},
              {"unit": "乙所", "division": "衡山县", "year": 2023}]}
            """);

        Assert.Equal("a-2023", file.Stem);
        Assert.Equal(["甲所", "乙所"], file.Reports.Select(r => r.Unit));
        Assert.Equal(["report", "staffing", "funding"], file.Reports[0].Views.Keys);
        Assert.Equal(["unit 甲所", "division 衡山县", "year 2023"], Cells(file.Reports[0], "report", 0));
        Assert.Equal(["scope unit", "project ", "line total", "initial 3.5"], Cells(file.Reports[0], "funding", 0));
    }

    [Theory]
    [InlineData("""{"rows": []}""")]
    [InlineData("""{"unit": "甲所", """)]
    [InlineData("""{"reports": [{"unit": 5}]}""")]
    [InlineData("[]")]
    public void OtherContent_IsAProblemWithItsFile(string json)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "b.json"), json);

        var (files, problems) = GoldFolder.Read(_folder.FullName);

        Assert.Empty(files);
        Assert.Equal("b.json", Assert.Single(problems).File);
    }

    private GoldFile Read(string name, string json)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, name), json);
        var (files, problems) = GoldFolder.Read(_folder.FullName);
        Assert.Empty(problems);
        return Assert.Single(files);
    }

    private static IEnumerable<string> Cells(GoldReport report, string view, int row) =>
        report.Rows(view)[row].Fields.Select(f => FormattableString.Invariant($"{f.Key} {f.Value}"));
}
