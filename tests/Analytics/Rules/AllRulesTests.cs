using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Tests.Rules;

public sealed class AllRulesTests
{
    private static readonly string[] Reserved =
        ["report_id", "scope", "project", "subject", "expected", "actual", "difference", "amount", "severity", "fires", "evidence", "message_zh", "message_en", "reason"];

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

        Assert.Equal(Reserved, Enumerable.Range(0, reader.FieldCount).Select(reader.GetName));
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

        Assert.All(rule.Needs.Keys.Concat(rule.Uses.Keys), view => Assert.Matches($@"\b{view}\b", rule.Sql[rule.Sql.IndexOf("*/", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void Parents_AreRulesOfTheCatalogueOrStillToCome() =>
        Assert.All(WarehouseFixture.BuiltIn.Rules.SelectMany(rule => rule.Parents), parent => Assert.Matches("^[A-Z]{2}[0-9]{2}$", parent));

    private static Rule RuleOf(string id) => WarehouseFixture.BuiltIn.Rules.Single(rule => rule.Id == id);
}
