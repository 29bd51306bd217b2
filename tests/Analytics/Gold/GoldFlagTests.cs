namespace PerfEval.Analytics.Tests.Gold;

/// <summary>Two real reports, worked out by hand: exactly these rules fire, with this severity and number of subjects.</summary>
public sealed class GoldFlagTests : IDisposable
{
    private const string Found = """
        SELECT rule_id, severity, sum(len(subjects)) FROM flag WHERE report_id = '{0}' GROUP BY ALL ORDER BY ALL
        """;

    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [SharedFact]
    public void Hengshan2024_RaisesTheFlagsWorkedOutByHand()
    {
        GoldReport.Load(_warehouse, "hengshan-2024", "430423");
        GoldReport.Load(_warehouse, "yueyanglou-2023", "430602");

        _warehouse.Analyze();

        Assert.Equal(
            ["AR02|warning|1", "AR10|warning|2", "AR11|error|1", "BA01|info|1", "BA03|info|1", "BA04|warning|1", "EX01|info|1", "EX02|info|1", "EX04|info|1",
             "EX06|error|1", "IL01|error|3"],
            Flags("hengshan-2024"));
    }

    [SharedFact]
    public void Yueyanglou2023_RaisesTheFlagsWorkedOutByHand()
    {
        GoldReport.Load(_warehouse, "hengshan-2024", "430423");
        GoldReport.Load(_warehouse, "yueyanglou-2023", "430602");

        _warehouse.Analyze();

        Assert.Equal(["BA04|info|1", "BP01|info|1", "EX04|info|1"], Flags("yueyanglou-2023"));
    }

    private IReadOnlyList<string> Flags(string report) => _warehouse.Query(Found.Replace("{0}", report, StringComparison.Ordinal));
}
