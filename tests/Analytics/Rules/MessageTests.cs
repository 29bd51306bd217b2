using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Tests.Rules.Examples;
using PerfEval.Tests;

namespace PerfEval.Analytics.Tests.Rules;

/// <summary>What a flag says of its example, word by word and figure by figure: Examples/RULE.N.txt.</summary>
public sealed class MessageTests : IDisposable
{
    private static readonly Dictionary<string, FiringExample> s_examples = FiringExamples.All.GroupBy(example => example.RuleId)
        .SelectMany(rule => rule.Select((example, at) => (Name: $"{rule.Key}.{at + 1}", Example: example)))
        .ToDictionary(one => one.Name, one => one.Example);

    private readonly WarehouseFixture _warehouse = new();

    /// <summary>As the files are called: BA01.1 is the first example of BA01.</summary>
    public static TheoryData<string> Cases => [.. s_examples.Keys];

    /// <summary>Examples of rules that take amounts from the text, each in the unit printed there.</summary>
    public static TheoryData<string> CasesWithUnits =>
        [.. s_examples.Keys.Where(name => RuleOf(s_examples[name]).Sql.Contains("measure_unit", StringComparison.Ordinal))];

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Flag_SaysWhatWasFound(string name)
    {
        s_examples[name].Given(_warehouse);

        GoldenFile.Holds(FileOf(name), Flag(_warehouse, name));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void RowsOfOtherReportsAndLines_ChangeNothing(string name)
    {
        Neighbour(_warehouse);
        s_examples[name].Given(_warehouse);
        foreach (var basis in new[] { "initial", "adjusted", "final" })
            _warehouse.Figure("r1", "training", basis, 7.77m);

        GoldenFile.Holds(FileOf(name), Flag(_warehouse, name));
    }

    [Theory]
    [MemberData(nameof(CasesWithUnits))]
    public void AmountOfTheText_IsTheSameInEveryUnit(string name)
    {
        // An example without such an amount is the one of the test above.
        s_examples[name].Given(_warehouse);
        if (_warehouse.Query("SELECT 1 FROM core.narrative_figure WHERE measure_unit = '万元' UNION ALL SELECT 1 FROM core.narrative_item").Count == 0)
            return;
        foreach (var (unit, conversion) in new[] { ("元", "* 10000"), ("千元", "* 10"), ("百万元", "/ 100"), ("千万元", "/ 1000"), ("亿元", "/ 10000") })
        {
            using var warehouse = new WarehouseFixture();
            s_examples[name].Given(warehouse);
            warehouse.Execute($"UPDATE core.narrative_figure SET value = value {conversion}, measure_unit = '{unit}' WHERE measure_unit = '万元'");
            warehouse.Execute(
                $"UPDATE core.narrative_item SET value = value {conversion}, stated_total = stated_total {conversion}, measure_unit = '{unit}' WHERE "
                + $"measure_unit = '万元'");

            GoldenFile.Holds(FileOf(name), Flag(warehouse, name));
        }
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

    /// <summary>The only flag of the example's rule on the example's report.</summary>
    private static string Flag(WarehouseFixture warehouse, string name)
    {
        warehouse.Analyze(new RuleCatalogue([RuleOf(s_examples[name])], []));
        return Assert.Single(warehouse.Query(
            """
            SELECT concat_ws(E'\n', concat_ws(' ', severity, scope, project, subject), concat_ws(' ', expected, actual, difference, amount), message, explanation, message_en, explanation_en) || E'\n'
            FROM flag WHERE report_id <> 'neighbour'
            """));
    }

    private static Rule RuleOf(FiringExample example) => WarehouseFixture.BuiltIn.Rules.Single(rule => rule.Id == example.RuleId);

    private static string FileOf(string name) => $"Rules/Examples/{name}.txt";
}
