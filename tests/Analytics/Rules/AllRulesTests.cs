using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Analytics.Tests.Catalogue;

namespace PerfEval.Analytics.Tests.Rules;

public sealed partial class AllRulesTests
{
    private static readonly string[] s_reserved =
        [
            "report_id",
            "scope",
            "project",
            "subject",
            "expected",
            "actual",
            "difference",
            "amount",
            "severity",
            "fires",
            "evidence",
            "message_zh",
            "message_en",
            "reason"
        ];

    public static TheoryData<string> Ids => [.. WarehouseFixture.BuiltIn.Rules.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void File_RunsWhenPastedAndReturnsTheReservedColumns(string id)
    {
        var rule = RuleOf(id);
        using var warehouse = new WarehouseFixture();
        warehouse.Analyze(new RuleCatalogue([rule], []));

        using var command = new DuckDBCommand(rule.Sql, warehouse.Connection);
        using var reader = command.ExecuteReader();

        Assert.Equal(s_reserved, Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
        Assert.False(reader.Read());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Header_NamesEveryParameterOfTheQuery(string id)
    {
        var rule = RuleOf(id);
        var query = rule.Sql[rule.Sql.IndexOf("*/", StringComparison.Ordinal)..];

        Assert.All(rule.Parameters, parameter => Assert.Contains($"'{parameter.Name}'", query, StringComparison.Ordinal));
        Assert.Equal(rule.Parameters.Count, query.Split("max(value) FILTER").Length - 1);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Header_NamesEveryViewOfTheQuery(string id)
    {
        var rule = RuleOf(id);

        Assert.All(
            rule.Needs.Keys.Concat(rule.Uses.Keys), view => Assert.Matches($@"\b{view}\b", rule.Sql[rule.Sql.IndexOf("*/", StringComparison.Ordinal)..]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Header_SaysEverythingInChineseAndInEnglish(string id) => Assert.All(RuleOf(id).Remarks(), text =>
    {
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", text.Zh);
        Assert.NotEqual(text.Zh, text.En);
        // A threshold changed in one language only would mislead the readers of the other.
        Assert.Equal(Numbers(text.En), Numbers(text.Zh));
    });

    [Fact]
    public void Parents_AreRulesOfTheCatalogueOrStillToCome() =>
        Assert.All(WarehouseFixture.BuiltIn.Rules.SelectMany(rule => rule.Parents), parent => Assert.Matches("^[A-Z]{2}[0-9]{2}$", parent));

    private static IEnumerable<string> Numbers(string text) => Figure().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\d+(\.\d+)?")]
    private static partial Regex Figure();

    private static Rule RuleOf(string id) => WarehouseFixture.BuiltIn.Rules.Single(rule => rule.Id == id);
}
