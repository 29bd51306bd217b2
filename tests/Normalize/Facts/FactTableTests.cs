using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Normalize.Warehouse.Dictionary;

namespace PerfEval.Normalize.Tests.Facts;

/// <summary>What a fact declares is what its table, its view and the dictionary hold, also where the view is written by hand.</summary>
public sealed class FactTableTests
{
    public static TheoryData<string> Tables => [.. FactTables.All.Select(table => table.Name)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void Columns_AreThoseOfTableViewAndDictionary(string name)
    {
        var declared = FactTables.All.Single(table => table.Name == name).Columns;
        using var warehouse = WarehouseFile.OpenWriter(":memory:");
        List<FactColumn> Described(string relation) => [.. warehouse.Rows($"DESCRIBE {relation}", row => new FactColumn(row.GetString(0), row.GetString(1)))];

        Assert.Equal(declared.Select(column => (column.Name, column.Type)), Described($"core.{name}").Skip(4).Select(column => (column.Name, column.Type)));
        declared = [.. declared.Where(column => column.IsShown)];
        Assert.Equal([new("report_id", "VARCHAR"), .. declared, new("row_key", "VARCHAR")], Described(name));
        Assert.Equal(
            ["report_id", .. declared.Select(column => column.Name), "row_key"],
            ViewCatalogue.OfFacts().Views.Single(view => view.Name == name).Columns.Select(column => column.Name));
    }

    [Fact]
    public void EveryKindOfFact_IsListed() =>
        Assert.Equal(
            typeof(Fact).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Fact))).Select(type => type.Name).Order(StringComparer.Ordinal),
            FactTables.All.Select(table => table.GetType().GetGenericArguments().Single().Name).Order(StringComparer.Ordinal));
}
