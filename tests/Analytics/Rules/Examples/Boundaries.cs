namespace PerfEval.Analytics.Tests.Rules.Examples;

/// <summary>Every parameter of every rule at its limit; one that is missing fails <see cref="BoundaryTests"/>.</summary>
internal static class Boundaries
{
    private const decimal LastPlace = Boundary.LastPlace;
    private const string Project = "道路维修";

    public static IReadOnlyList<Boundary> All { get; } =
    [
        .. BothWays(Sums()), .. Shares(), .. Scores(), .. Counts(), .. Spending(),
    ];

    /// <summary>Rules that compare two amounts whichever is larger.</summary>
    private static IEnumerable<Boundary> Sums() =>
    [
        Boundary.Tolerance("AR01", 0.01m, (w, off) =>
        {
            var report = w.Report();
            w.Funding(report, 100, project: Project);
            w.Funding(report, 100 + off, project: Project, line: "current_year_appropriation");
        }),
        // One more last place on 1,000 is far below half a percent.
        Boundary.Tolerance("AR02", 0.02m, (w, off) => Income(w, 1000, 1000 + off), "warning"),
        Boundary.Tolerance("AR03", 0.02m, (w, off) =>
        {
            var report = w.Report();
            w.Funding(report, 500, 1000, 1000);
            w.Nature(report, "expenditure", "basic", 600);
            w.Nature(report, "expenditure", "project", 400 + off);
        }),
        Boundary.Tolerance("AR04", 0.02m, (w, off) => Basic(w, 1000, 1000 + off), "warning"),
        Boundary.Tolerance("AR05", 0.01m, (w, off) =>
        {
            var report = w.Report();
            w.BudgetLine(report, "three_public", final: 10);
            w.BudgetLine(report, "vehicle", final: 4);
            w.BudgetLine(report, "reception", final: 6 + off);
        }),
        Boundary.Tolerance("AR07", 0.05m, (w, off) => w.Items(w.Report(), "项目支出", 100, [("门户网站", 40), ("区志", 60 + off)])),
        Boundary.Tolerance("AR08", 0.05m, (w, off) => w.Staffing(w.Report(), 80, 60, 75 + off), "warning", "tolerance_pp"),
        Boundary.Tolerance("AR09", 0.01m, (w, off) => w.Indicator(w.Report(), weight: 100 + off)),
        Boundary.Tolerance("AR10", 0.01m, (w, off) => w.Indicator(w.Report(), weight: 50 + off, level1Weight: 50), "warning"),
        Boundary.Tolerance("AR11", 0.05m, (w, off) =>
        {
            var report = w.Report();
            w.Indicator(report, score: 90);
            w.ScoreTotal(report, 90 + off);
        }),
        Boundary.Tolerance("BA06", 0.05m, (w, off) =>
        {
            var report = w.Report();
            w.BudgetLine(report, "basic_adjustment", final: 50 + off);
            w.Figure(report, "basic", "initial", 800);
            w.Figure(report, "basic", "final", 850);
        }),
        Boundary.Tolerance("CT01", 0.02m, (w, off) =>
        {
            var report = w.Report();
            w.Funding(report, executed: 1000);
            w.Figure(report, "basic", "final", 600);
            w.Figure(report, "project", "final", 400 + off);
        }),
        Boundary.Tolerance("CT06", 0.000001m, (w, off) => Trainings(w, "90", "90", "98", $"{98 + off}"), "warning"),
        Boundary.Tolerance("CT06", 0.000001m, (w, off) => Trainings(w, "90", $"{90 + off}", "98", "98"), "info"),
        Boundary.Tolerance("CT10", 0.02m, (w, off) =>
        {
            var report = w.Report();
            w.BudgetLine(report, "three_public", final: 5);
            w.Figure(report, "three_public", "final", 5 + off);
        }),
        Boundary.Tolerance("NT01", 0.05m, (w, off) =>
        {
            var report = w.Report();
            w.ScoreTotal(report, 90);
            w.Figure(report, "self_score", null, 90 + off, "分");
        }),
    ];

    /// <summary>Shares of an amount in percent.</summary>
    private static IEnumerable<Boundary> Shares() =>
    [
        new("AR02", "error_pct", 0.5m, (w, pct) => Income(w, 1000, 1000 + (10 * pct)), 0.5m - LastPlace, 0.5m, "warning", "error"),
        new("AR04", "error_pct", 0.5m, (w, pct) => Basic(w, 1000, 1000 + (10 * pct)), 0.5m - LastPlace, 0.5m, "warning", "error"),
        new("CT05", "error_pct", 0.5m, (w, pct) => General(w, 1000, 10 * pct), 0.5m - LastPlace, 0.5m, "warning", "error"),
        .. BothWays(
        [
            new("BA01", "info_pct", 20, (w, pct) => w.Funding(w.Report(), 100, 100 + pct), 20, 20 + LastPlace, "no", "info"),
            new("BA01", "warning_pct", 50, (w, pct) => w.Funding(w.Report(), 100, 100 + pct), 50, 50 + LastPlace, "info", "warning"),
            new("BA04", "info_pct", 20, (w, pct) => Changed(w, 100, pct), 20, 20 + LastPlace, "no", "info"),
            new("BA04", "warning_pct", 50, (w, pct) => Changed(w, 100, pct), 50, 50 + LastPlace, "info", "warning"),
            new("BA04", "material_amount", 1, (w, change) => Changed(w, 1.25m, change), 1 - LastPlace, 1, "info", "warning"),
            new("EX04", "adjusted_pct", 20, (w, pct) => w.Funding(w.Report(), 100, 100 + pct, 100 + pct), 20, 20 + LastPlace, "no", "info"),
        ]),
        new("BA01", "error_pct", 100, (w, pct) => w.Funding(w.Report(), 100, 100 + pct), 100, 100 + LastPlace, "warning", "error"),
        new("BA02", "info_pct", 20, (w, pct) => Raised(w, pct), 20, 20 + LastPlace, "no", "info"),
        new("BA02", "warning_pct", 50, (w, pct) => Raised(w, pct), 50, 50 + LastPlace, "info", "warning"),
        new("BA02", "error_pct", 100, (w, pct) => Raised(w, pct), 100, 100 + LastPlace, "warning", "error"),
        new("BA03", "info_pct", 20, (w, pct) => Operating(w, 100 + pct), 20, 20 + LastPlace, "no", "info"),
        new("BA03", "warning_pct", 50, (w, pct) => Operating(w, 100 + pct), 50, 50 + LastPlace, "info", "warning"),
        new("BA03", "error_pct", 100, (w, pct) => Operating(w, 100 + pct), 100, 100 + LastPlace, "warning", "error"),
        new("BA04", "error_pct", 100, (w, pct) => Changed(w, 100, pct), 100, 100 + LastPlace, "warning", "error"),
        new("CT06", "same_pct", 5, (w, less) => Trainings(w, "90", "90", "100", $"{100 - less}"), 5, 5 + LastPlace, "warning", "no"),
        new("EX06", "warning_pct", 100, Operating, 100, 100 + LastPlace, "no", "warning"),
        new("EX06", "error_pct", 120, Operating, 120, 120 + LastPlace, "warning", "error"),
    ];

    private static IEnumerable<Boundary> Scores() =>
    [
        // A whole number that is less than half a point off was rounded.
        new("AR08", "rounded_pp", 0.5m, (w, off) => w.Staffing(w.Report(), 1000, 750 - (int)(10 * off), 75), 0.4m, 0.5m, "info", "warning"),
        new("AR09", "full_marks", 100, (w, weight) => w.Indicator(w.Report(), weight: weight), 100, 101, "no", "error"),
        Boundary.Tolerance("EX02", 0.05m, (w, off) => w.Funding(w.Report(), fullYear: 100, executed: 95, weight: 10, score: 9.5m + off)),
        Boundary.Tolerance("EX02", 0.05m, (w, off) => w.Funding(w.Report(), fullYear: 100, executed: 95, weight: 10, score: 9.5m - off), "info"),
        Boundary.Tolerance("EX03", 0.000001m, (w, off) => w.Indicator(w.Report(), weight: 10, score: 10 + off)),
    ];

    private static IEnumerable<Boundary> Counts() =>
    [
        new("BP01", "share_pct", 90, (w, full) => Forms(w, (int)full, 10 - (int)full), 8, 9, "no", "warning"),
        new("BP01", "warning_forms", 5, (w, forms) => Forms(w, (int)forms, 0), 4, 5, "info", "warning"),
        new("BP02", "share_pct", 50, (w, others) => Named(w, 2, (int)others), 3, 2, "no", "warning"),
        new("BP02", "least_projects", 3, (w, sharing) => Named(w, (int)sharing, 0), 2, 3, "no", "warning"),
        new("BP10", "warning_projects", 3, (w, projects) => Forms(w, 0, (int)projects), 2, 3, "no", "warning"),
        new("BP10", "error_projects", 5, (w, projects) => Forms(w, (int)projects, 0), 4, 5, "warning", "error"),
        // A form of four rows is no subject; one of five is compared with that of another unit.
        new("BP10", "peer_rows", 5, (w, rows) => Peers(w, (int)rows), 4, 5, "no", "warning"),
        new("CP11", "grace_days", 0, Published, 0, 1, "no", "warning"),
    ];

    private static IEnumerable<Boundary> Spending() =>
    [
        Boundary.Tolerance("CT05", 0.02m, (w, excess) => General(w, 1000, excess), "warning"),
        Boundary.Tolerance("EX04", 0.01m, (w, excess) => w.Funding(w.Report(), 100, 100, 100 + excess)),
        Boundary.Tolerance("EX07", 0.01m, (w, excess) => w.BudgetLine(w.Report(), "three_public", budget: 9, final: 9 + excess)),
        Boundary.Tolerance("EX08", 0.01m, (w, spent) =>
        {
            var report = w.Report();
            w.BudgetLine(report, "reception", budget: 5, final: 5);
            w.BudgetLine(report, "overseas", budget: 0, final: spent);
        }),
    ];

    private static IEnumerable<Boundary> BothWays(IEnumerable<Boundary> cases) => cases.SelectMany(each => new[] { each, each.Mirrored() });

    private static void Income(WarehouseFixture warehouse, decimal fullYear, decimal sum)
    {
        var report = warehouse.Report();
        warehouse.Funding(report, 500, fullYear);
        warehouse.Nature(report, "income", "general_public_budget", sum);
    }

    private static void Basic(WarehouseFixture warehouse, decimal basic, decimal sum)
    {
        var report = warehouse.Report();
        warehouse.Figure(report, "basic", "final", basic);
        warehouse.Figure(report, "personnel", "final", sum - 100);
        warehouse.Figure(report, "operating", "final", 100);
    }

    private static void General(WarehouseFixture warehouse, decimal general, decimal excess)
    {
        var report = warehouse.Report();
        warehouse.Passage(report, "二", "二、一般公共预算支出情况");
        warehouse.Nature(report, "income", "general_public_budget", general);
        warehouse.Figure(report, "basic", "final", general - 100);
        warehouse.Figure(report, "project", "final", 100 + excess);
    }

    private static void Raised(WarehouseFixture warehouse, decimal change)
    {
        var report = warehouse.Report();
        warehouse.Figure(report, "basic", "initial", 100);
        warehouse.Figure(report, "basic", "final", 100 + change);
    }

    private static void Trainings(WarehouseFixture warehouse, string unitTarget, string projectTarget, string unitActual, string projectActual)
    {
        var report = warehouse.Report();
        warehouse.Indicator(report, name: "培训场次", target: unitTarget, actual: unitActual);
        warehouse.Indicator(report, name: "培训场次", target: projectTarget, actual: projectActual, project: Project);
    }

    private static void Changed(WarehouseFixture warehouse, decimal initial, decimal change) =>
        warehouse.Funding(warehouse.Report(), initial, initial + change, project: Project);

    private static void Operating(WarehouseFixture warehouse, decimal final) =>
        warehouse.BudgetLine(warehouse.Report(), "operating", budget: 100, final: final);

    private static void Forms(WarehouseFixture warehouse, int full, int others)
    {
        var report = warehouse.Report();
        for (var i = 0; i < full + others; i++)
            warehouse.Indicator(report, 10, i < full ? 10 : 9, project: $"项目{i}");
    }

    private static void Named(WarehouseFixture warehouse, int sharing, int others)
    {
        var report = warehouse.Report();
        for (var i = 0; i < sharing + others; i++)
            warehouse.Indicator(report, name: i < sharing ? "完工率" : $"指标{i}", project: $"项目{i}");
    }

    private static void Peers(WarehouseFixture warehouse, int rows)
    {
        foreach (var report in new[] { warehouse.Report("a", "甲局"), warehouse.Report("b", "乙局") })
        {
            for (var i = 0; i < rows; i++)
                warehouse.Indicator(report, name: $"指标{i}");
        }
    }

    private static void Published(WarehouseFixture warehouse, decimal daysLate)
    {
        warehouse.Today("2024-06-01");
        warehouse.Crawled(
            "r1", 2022, new DateOnly(2023, 12, 31).AddDays((int)daysLate).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }
}
