namespace PerfEval.Analytics.Tests.Rules.Completeness;

public sealed class CP13Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public CP13Tests()
    {
        _warehouse.Today("2024-06-01");
        _warehouse.Crawled("r1", 2022, "2023-08-01");
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void WithdrawnReport_Fires_AndTheCalendarSaysSo()
    {
        _warehouse.Event("r1", "withdrawn", "2023-09-01");

        var row = _warehouse.Row("CP13");

        Assert.True(row.Fires);
        Assert.Contains("2023-09-01", row.MessageZh, StringComparison.Ordinal);
        Assert.Equal("2022|withdrawn 2023|expected", _warehouse.Calendar("year, status"));
    }

    [Fact]
    public void ReportThatCameBack_DoesNotFire()
    {
        _warehouse.Event("r1", "withdrawn", "2023-09-01");
        _warehouse.Event("r1", "republished", "2023-09-05");

        Assert.False(_warehouse.Row("CP13").Fires);
    }
}
