using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Tests.Rules.Examples;

namespace PerfEval.Analytics.Tests.Rules;

/// <summary>A flag leads a reader to the figures that were compared, and to no others: view, row and field of every rule's evidence.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    /// <summary>Rule and number of its example; a rule without any has the number 0 all the same.</summary>
    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var rule in WarehouseFixture.BuiltIn.Rules)
            {
                for (var i = 0; i < Math.Max(1, Examples(rule.Id).Count); i++)
                    data.Add(rule.Id, i);
            }

            return data;
        }
    }

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Flag_CitesTheFiguresItCompared(string id, int number)
    {
        var example = Examples(id).ElementAtOrDefault(number);
        Assert.True(example is not null, $"{id} has no example in {nameof(FiringExamples)}.");
        example.Given(_warehouse);

        _warehouse.Analyze(new RuleCatalogue([WarehouseFixture.BuiltIn.Rules.Single(rule => rule.Id == id)], []));

        Assert.Single(_warehouse.Query($"SELECT 1 FROM flag WHERE rule_id = '{id}'"));
        var cited = _warehouse.Query("SELECT view, row_key, field, report_id FROM flag_evidence ORDER BY ordinal").Select(line => line.Split('|')).ToList();
        Assert.Equal(example.Evidence, cited.Select(cell => $"{cell[0]} {cell[1]} {cell[2]}"));
        Assert.All(cited, cell => Assert.NotEqual("", Printed(cell[0], cell[1], cell[2], cell[3])));
    }

    [Fact]
    public void Examples_AreOfRulesOfTheCatalogue() =>
        Assert.Empty(FiringExamples.All.Select(example => example.RuleId).Except(WarehouseFixture.BuiltIn.Rules.Select(rule => rule.Id)));

    // A report as a whole is cited by a field that may well be blank; a figure that was compared is not.
    private string Printed(string view, string key, string field, string report) => view == "report"
        ? Assert.Single(_warehouse.Query($"SELECT concat(report_id, {field}) FROM report WHERE report_id = '{key}'"))
        : Assert.Single(_warehouse.Query($"SELECT \"{field}\" FROM \"{view}\" WHERE report_id = '{report}' AND row_key = '{key}'"));

    private static List<FiringExample> Examples(string id) => [.. FiringExamples.All.Where(example => example.RuleId == id)];
}
