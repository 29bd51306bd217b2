namespace PerfEval.Analytics.Tests.Rules.Examples;

/// <summary>One example a rule, more where it cites different places; a rule without one fails <see cref="EvidenceTests"/>.</summary>
internal static class FiringExamples
{
    private const string Project = "道路维修";

    public static IReadOnlyList<FiringExample> All { get; } =
    [
        .. Arithmetic(),
        .. Budget(),
        .. Behaviour(),
        .. Completeness(),
        .. Crosscheck(),
        .. Execution()
    ];

    private static IEnumerable<FiringExample> Arithmetic() =>
    [
        new("AR01", w =>
        {
            var report = w.Report();
            w.Funding(report, 100, 100, 90, project: Project);
            w.Funding(report, 80, 90, 90, project: Project, line: "current_year_appropriation");
            w.Funding(report, 10, 10, null, project: Project, line: "carry_over");
        }, $"funding project:{Project}/0 initial", $"funding project:{Project}/1 initial", $"funding project:{Project}/2 initial"),
        new("AR02", w =>
        {
            var report = w.Report();
            w.Funding(report, 1054.88m, 1444.37m);
            w.Nature(report, "income", "general_public_budget", 1439.96m);
            w.Nature(report, "income", "other", 3.40m);
        }, "funding unit/0 full_year", "funding_by_nature unit/0 amount", "funding_by_nature unit/1 amount"),
        new("AR03", w =>
        {
            var report = w.Report();
            w.Funding(report, 1054.88m, 1444.37m, 1440.69m);
            w.Nature(report, "expenditure", "basic", 900);
            w.Nature(report, "expenditure", "project", 436.58m);
        }, "funding unit/0 executed", "funding_by_nature unit/0 amount", "funding_by_nature unit/1 amount"),
        new("AR04", w =>
        {
            var report = w.Report();
            w.Figure(report, "personnel", "final", 860.94m);
            w.Figure(report, "basic", "final", 1004.11m);
            w.Figure(report, "operating", "final", 142.45m);
        }, "narrative_figure narrative/1 value", "narrative_figure narrative/0 value", "narrative_figure narrative/2 value"),
        new("AR05", w =>
        {
            var report = w.Report();
            w.BudgetLine(report, "vehicle_operation", 4, 4, 3.96m);
            w.BudgetLine(report, "three_public", 10.02m, 11, 5.51m);
            w.BudgetLine(report, "reception", 6.02m, 6, 1.55m);
        }, "budget_line base/1 budget", "budget_line base/0 budget", "budget_line base/2 budget"),
        new("AR07", w => w.Items(w.Report(), "年初项目支出预算数", 251.70m, [("电子政务外网平台建设", 12), ("区志", 131.70m)]),
            "narrative_item narrative/0 stated_total", "narrative_item narrative/0 value", "narrative_item narrative/1 value"),
        new("AR08", w => w.Staffing(w.Report(), 77, 69, 89.5m), "staffing base/0 control_rate_pct", "staffing base/0 actual", "staffing base/0 authorised"),
        new("AR09", w =>
        {
            var report = w.Report();
            w.Indicator(report, weight: 80);
            w.Funding(report, weight: 10);
        }, "indicator unit/0 weight", "funding unit/0 weight"),
        new("AR09", w => w.ScoreItem(w.Report(), 90, 90), "score_item score/0 weight"),
        new("AR10", w =>
        {
            var report = w.Report();
            w.Indicator(report, weight: 10, level1: "效益指标");
            w.Indicator(report, weight: 20, level1: "效益指标", level1Weight: 40);
        }, "indicator unit/1 level1_weight", "indicator unit/0 weight", "indicator unit/1 weight"),
        new("AR11", w =>
        {
            var report = w.Report();
            w.Indicator(report, weight: 90, score: 85);
            w.Funding(report, weight: 10, score: 9);
            w.ScoreTotal(report, 95);
        }, "score_total unit/0 score", "funding unit/0 score", "indicator unit/0 score"),
    ];

    private static IEnumerable<FiringExample> Budget() =>
    [
        new("BA01", w => w.Funding(w.Report(), 1054.88m, 1444.37m), "funding unit/0 initial", "funding unit/0 full_year"),
        new("BA02", w =>
        {
            var report = w.Report();
            w.Figure(report, "basic", "initial", 824.60m);
            w.Figure(report, "basic", "final", 1004.11m);
        }, "narrative_figure narrative/1 value", "narrative_figure narrative/0 value"),
        new("BA02", w =>
        {
            var report = w.Report();
            w.Funding(report, 230.28m, project: Project);
            w.Funding(report, 1054.88m);
            w.Figure(report, "basic", "final", 1004.11m);
        }, "narrative_figure narrative/0 value", "funding unit/0 initial", $"funding project:{Project}/0 initial"),
        new("BA03", w => w.BudgetLine(w.Report(), "operating", null, 99.2m, 142.45m), "budget_line base/0 budget", "budget_line base/0 final"),
        new(
            "BA04", w => w.Funding(w.Report(), 230.28m, 436.58m, project: Project), $"funding project:{Project}/0 initial",
            $"funding project:{Project}/0 full_year"),
        new("BA06", w => Adjustment(w, null, 997.88m), "budget_line base/0 final", "narrative_figure narrative/1 value", "narrative_figure narrative/0 value"),
        new("BA06", w => Adjustment(w, 997.88m, null), "budget_line base/0 budget", "narrative_figure narrative/1 value", "narrative_figure narrative/0 value"),
    ];

    private static IEnumerable<FiringExample> Behaviour() =>
    [
        new("BP01", w =>
        {
            var report = w.Report();
            w.Indicator(report, 10, 10, project: "乙");
            w.Indicator(report, 10, 10, project: "丙");
        }, "indicator project:丙/0 score", "indicator project:乙/0 score"),
        new("BP02", w =>
        {
            var report = w.Report();
            foreach (var (project, name) in new[] { ("甲", "完工率"), ("乙", "完工率"), ("丙", "验收率"), ("丁", "支付率") })
                w.Indicator(report, name: name, project: project);
        }, "indicator project:乙/0 name", "indicator project:甲/0 name"),
        new("BP10", w =>
        {
            var report = w.Report();
            for (var i = 0; i < 3; i++)
                w.Indicator(report, project: $"项目{i}");
        }, "indicator project:项目0/0 score", "indicator project:项目1/0 score", "indicator project:项目2/0 score"),
        new("IL01", w => w.Indicator(w.Report(), 7, 7, name: "无", level2: "经济效益指标"), "indicator unit/0 name", "indicator unit/0 score"),
        new("NT01", w =>
        {
            var report = w.Report();
            w.ScoreTotal(report, 94);
            w.Figure(report, "self_score", null, 95, "分");
        }, "narrative_figure narrative/0 value", "score_total unit/0 score"),
        new("NT01", w =>
        {
            var report = w.Report();
            w.Funding(report, weight: 10, score: 9);
            w.Indicator(report, 90, 85);
            w.Figure(report, "self_score", null, 95, "分");
        }, "narrative_figure narrative/0 value", "indicator unit/0 score", "funding unit/0 score"),
    ];

    private static IEnumerable<FiringExample> Completeness() =>
    [
        new("CP02", w => w.Indicator(w.Report(), 10, 9), "indicator unit/0 score"),
        new("CP02", w => w.ScoreItem(w.Report(), 10, 9), "score_item score/0 score"),
        new("CP03", w => w.Report(), "report r1 template"),
        new("CP04", w =>
        {
            var report = w.Report();
            w.Attachment(report, "部门整体支出绩效自评表", true);
            w.Attachment(report, "事前绩效评估报告", false);
        }, "attachment narrative/1 title"),
        new("CP11", w =>
        {
            w.Today("2024-06-01");
            w.Crawled("r2020", 2020, "2021-08-01");
            w.Crawled("r2021", 2021, "2022-08-01");
        }, "report r2021 year"),
        new("CP12", w =>
        {
            Replaced(w);
            w.Change("r1", "initial", "812.38", "841.38");
        }, "funding unit/0 initial"),
        new("CP12", Replaced, "report r1 template"),
        new("CP13", w =>
        {
            w.Today("2024-06-01");
            w.Crawled("r1", 2022, "2023-08-01");
            w.Event("r1", "withdrawn", "2023-09-01");
        }, "report r1 template"),
    ];

    private static IEnumerable<FiringExample> Crosscheck() =>
    [
        new("CT01", w => Spending(w, 1960.84m), "narrative_figure narrative/1 value", "narrative_figure narrative/0 value", "funding unit/0 executed"),
        new("CT05", w =>
        {
            var report = Spending(w, 1960.84m);
            w.Passage(report, "二", "二、一般公共预算支出情况");
            w.Nature(report, "income", "other", 1);
            w.Nature(report, "income", "general_public_budget", 2000);
        }, "narrative_figure narrative/1 value", "narrative_figure narrative/0 value", "funding_by_nature unit/1 amount"),
        new("CT06", w =>
        {
            var report = w.Report();
            w.Indicator(report, name: "培训场次", target: "≥10场", actual: "12场");
            w.Indicator(report, name: "培训场次", target: "≥10场", actual: "15场", project: Project);
        }, "indicator unit/0 actual", $"indicator project:{Project}/0 actual"),
        new("CT06", w =>
        {
            var report = w.Report();
            w.Indicator(report, name: "群众满意度", level2: "服务对象满意度指标", target: "≥90%", actual: "98%");
            w.Indicator(report, name: "群众满意度", level2: "服务对象满意度指标", target: "≥95%", actual: "98%", project: Project);
        }, "indicator unit/0 target", $"indicator project:{Project}/0 target"),
        new("CT10", w =>
        {
            var report = w.Report();
            w.BudgetLine(report, "three_public", 10.02m, 11, 5.51m);
            w.Figure(report, "three_public", "final", 5.15m);
        }, "narrative_figure narrative/0 value", "budget_line base/0 final"),
        new("CT10", w =>
        {
            var report = w.Report();
            w.Funding(report, 1054.88m, 1444.37m, 1440.69m);
            w.Figure(report, "total", "adjusted", 1440.69m);
        }, "narrative_figure narrative/0 value", "funding unit/0 full_year"),
        new("CT10", w =>
        {
            var report = w.Report();
            w.Nature(report, "expenditure", "basic", 1004.11m);
            w.Figure(report, "basic", "final", 1003.39m);
        }, "narrative_figure narrative/0 value", "funding_by_nature unit/0 amount"),
    ];

    private static IEnumerable<FiringExample> Execution() =>
    [
        new("EX01", w => w.Funding(w.Report(), fullYear: 1444.37m, executed: 1440.69m, rate: 99.74m, printedRate: "99.74%"),
            "funding unit/0 rate_pct", "funding unit/0 executed", "funding unit/0 full_year"),
        new("EX02", w => w.Funding(w.Report(), fullYear: 100, executed: 95, weight: 10, score: 9),
            "funding unit/0 score", "funding unit/0 weight", "funding unit/0 executed", "funding unit/0 full_year"),
        new("EX03", w => w.Indicator(w.Report(), weight: 10, score: 12), "indicator unit/0 score", "indicator unit/0 weight"),
        new("EX03", w => w.Funding(w.Report(), weight: 10, score: 12), "funding unit/0 score", "funding unit/0 weight"),
        new("EX03", w => w.ScoreItem(w.Report(), 5, 6), "score_item score/0 score", "score_item score/0 weight"),
        new("EX04", w => w.Funding(w.Report(), 100, 110, 110.02m), "funding unit/0 executed", "funding unit/0 full_year", "funding unit/0 initial"),
        new("EX06", w => w.BudgetLine(w.Report(), "operating", null, 99.2m, 142.45m), "budget_line base/0 final", "budget_line base/0 budget"),
        new("EX07", w => w.BudgetLine(w.Report(), "three_public", 7.85m, 9, 15.52m), "budget_line base/0 final", "budget_line base/0 budget"),
        new("EX08", w =>
        {
            var report = w.Report();
            w.BudgetLine(report, "vehicle", 7.85m, 4, 4);
            w.BudgetLine(report, "overseas", 0, 0, 11.52m);
        }, "budget_line base/1 final", "budget_line base/1 budget"),
    ];

    private static void Adjustment(WarehouseFixture warehouse, decimal? budget, decimal? final)
    {
        var report = warehouse.Report();
        warehouse.BudgetLine(report, "basic_adjustment", 185.12m, budget, final);
        warehouse.Figure(report, "basic", "initial", 717.29m);
        warehouse.Figure(report, "basic", "adjusted", 1936.97m);
    }

    private static void Replaced(WarehouseFixture warehouse)
    {
        warehouse.Today("2024-06-01");
        warehouse.Funding(warehouse.Crawled("r1", 2022, "2023-08-01"), 841.38m);
        warehouse.Event("r1", "replaced", "2023-09-01");
    }

    private static string Spending(WarehouseFixture warehouse, decimal executed)
    {
        var report = warehouse.Report();
        warehouse.Funding(report, 500, executed, executed);
        warehouse.Figure(report, "project", "final", 251.70m);
        warehouse.Figure(report, "basic", "final", 1936.97m);
        return report;
    }
}
