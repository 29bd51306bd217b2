namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR01Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void SourcesOffTheTotal_FireForThatColumnOnly()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 100, 100, 90, project: "道路维修");
        _warehouse.Funding(report, 80, 90, 90, project: "道路维修", line: "current_year_appropriation");
        _warehouse.Funding(report, 10, 10, null, project: "道路维修", line: "carry_over");

        var row = Assert.Single(_warehouse.Rows("AR01"), row => row.Fires == true);

        Assert.Equal("年初预算数", row.Subject);
        Assert.Equal(-10m, row.Difference);
    }

    [Fact]
    public void RoundingOfOneHundredth_DoesNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 100, 100, 100, project: "道路维修");
        _warehouse.Funding(report, 99.99m, 100, 100.01m, project: "道路维修", line: "current_year_appropriation");

        Assert.All(_warehouse.Rows("AR01"), row => Assert.False(row.Fires));
    }

    [Fact]
    public void UnknownSourceLine_MakesAGapUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 100, project: "道路维修");
        _warehouse.Funding(report, 80, project: "道路维修", line: "current_year_appropriation");
        _warehouse.Funding(report, 20, project: "道路维修", line: null);

        Assert.All(_warehouse.Rows("AR01"), row => Assert.Null(row.Fires));
    }

    // A source may stand in the cell that nobody read: below the last row, but not far from it.
    [Theory]
    [InlineData(2, null)]
    [InlineData(9, true)]
    public void UnreadNumberBesideTheRows_MakesAGapUndecidable(int row, bool? fires)
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 100, project: "道路维修");
        _warehouse.Funding(report, 80, project: "道路维修", line: "current_year_appropriation");
        _warehouse.Unread(report, "funding", "project:道路维修", row);

        Assert.Equal(fires, Assert.Single(_warehouse.Rows("AR01"), r => r.Subject == "年初预算数").Fires);
    }
}
