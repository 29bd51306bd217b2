using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Tests.Rules.Examples;
using PerfEval.Tests;

namespace PerfEval.Analytics.Tests.Rules;

/// <summary>What a flag says of its example, word by word and figure by figure: Examples/RULE.N.txt.</summary>
public sealed class MessageTests : IDisposable
{
    private const string Flag =
        "SELECT concat_ws(E'\\n', concat_ws(' ', severity, scope, project, subject), concat_ws(' ', expected, actual, difference, amount), message, message_en) || E'\\n' FROM flag";

    private readonly WarehouseFixture _warehouse = new();

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, FiringExamples.All.Count)];

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Flag_SaysWhatWasFound(int number)
    {
        var example = FiringExamples.All[number];
        example.Given(_warehouse);

        Analyze(_warehouse, example.RuleId);

        var n = FiringExamples.All.Take(number).Count(each => each.RuleId == example.RuleId) + 1;
        GoldenFile.Holds($"Rules/Examples/{example.RuleId}.{n}.txt", Assert.Single(_warehouse.Query(Flag)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void AmountOfTheText_IsTheSameInEveryUnit(int number)
    {
        var flags = new[] { ("元", "* 10000"), ("千元", "* 10"), ("万元", "* 1"), ("百万元", "/ 100"), ("千万元", "/ 1000"), ("亿元", "/ 10000") }
            .Select(unit => FlagInUnit(FiringExamples.All[number], unit.Item1, unit.Item2)).ToList();

        Assert.All(flags, flag => Assert.Equal(flags[2], flag));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RowsOfOtherReportsAndLines_ChangeNothing(int number)
    {
        var example = FiringExamples.All[number];
        Neighbour(_warehouse);
        example.Given(_warehouse);
        foreach (var basis in new[] { "initial", "adjusted", "final" })
            _warehouse.Figure("r1", "training", basis, 7.77m);
        Analyze(_warehouse, example.RuleId);
        var among = _warehouse.Query(Flag + " WHERE report_id <> 'neighbour'");

        Assert.Equal(FlagInUnit(example, "万元", "* 1"), Assert.Single(among));
    }

    /// <summary>A report of another unit, place and year with a row in every view.</summary>
    private static void Neighbour(WarehouseFixture warehouse)
    {
        var report = warehouse.Report("neighbour", "乙市水利局", "430521", 2019);
        warehouse.Funding(report, 1, 2, 3, 10, 150, 10);
        warehouse.Funding(report, 4, 5, 6, 10, 120, 10, line: "current_year_appropriation");
        warehouse.Funding(report, 7, 8, 9, 10, 112.5m, 10, project: "水库除险");
        foreach (var (side, line) in new[] { ("income", "general_public_budget"), ("expenditure", "basic"), ("expenditure", "project") })
            warehouse.Nature(report, side, line, 11);
        foreach (var line in new[] { "three_public", "vehicle", "vehicle_operation", "reception", "basic_adjustment", "operating", "project" })
            warehouse.BudgetLine(report, line, 12, 13, 14);
        foreach (var line in new[] { "basic", "personnel", "operating", "project", "three_public" })
            warehouse.Figure(report, line, "final", 15);
        warehouse.Staffing(report, 16, 17, 18);
        warehouse.Indicator(report, 19, 20, "除险座数", target: "≥5座", actual: "6座");
        warehouse.ScoreItem(report, 21, 22);
        warehouse.ScoreTotal(report, 23);
        warehouse.Items(report, "项目支出", 24, [("除险", 25)]);
        warehouse.Passage(report, "三", "无。");
        warehouse.Attachment(report, "自评表", false);
    }

    private static string FlagInUnit(FiringExample example, string unit, string conversion)
    {
        using var warehouse = new WarehouseFixture();
        example.Given(warehouse);
        warehouse.Execute($"UPDATE core.narrative_figure SET value = value {conversion}, measure_unit = '{unit}' WHERE measure_unit = '万元'");
        warehouse.Execute($"UPDATE core.narrative_item SET value = value {conversion}, stated_total = stated_total {conversion}, measure_unit = '{unit}' WHERE measure_unit = '万元'");
        Analyze(warehouse, example.RuleId);
        return Assert.Single(warehouse.Query(Flag));
    }

    private static void Analyze(WarehouseFixture warehouse, string rule) =>
        warehouse.Analyze(new RuleCatalogue([WarehouseFixture.BuiltIn.Rules.Single(each => each.Id == rule)], []));
}
