namespace PerfEval.Analytics.Tests.Rules.BudgetAdjustment;

public sealed class BA04Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(230.28, 436.58, "warning")]
    [InlineData(143, 189.64, "info")]
    [InlineData(10, 30, "error")]
    [InlineData(0.4, 0.9, "warning")]
    [InlineData(0, 5, "info")]
    public void Change_IsTieredByShareAndMateriality(double initial, double fullYear, string severity)
    {
        _warehouse.Funding(_warehouse.Report(), (decimal)initial, (decimal)fullYear, project: "道路维修");

        var row = _warehouse.Row("BA04");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
        Assert.Equal("道路维修", row.Project);
    }

    [Fact]
    public void ChangeOfExactlyTwentyPercent_DoesNotFire()
    {
        _warehouse.Funding(_warehouse.Report(), 100, 120, project: "道路维修");

        Assert.False(_warehouse.Row("BA04").Fires);
    }

    [Fact]
    public void Decrease_IsCalledSo()
    {
        _warehouse.Funding(_warehouse.Report(), 100, 60, project: "道路维修");

        Assert.Contains("净减 40.00", _warehouse.Row("BA04").MessageZh, StringComparison.Ordinal);
        Assert.Contains("net decrease of 40.00", _warehouse.Row("BA04").MessageEn, StringComparison.Ordinal);
    }
}
