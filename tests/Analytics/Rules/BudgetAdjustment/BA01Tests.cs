namespace PerfEval.Analytics.Tests.Rules.BudgetAdjustment;

public sealed class BA01Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(100, 120.01, "info")]
    [InlineData(100, 150.01, "warning")]
    [InlineData(100, 200.01, "error")]
    [InlineData(100, 200, "warning")]
    [InlineData(100, 40, "warning")]
    public void Change_IsTieredByItsShareOfTheInitialBudget(double initial, double fullYear, string severity)
    {
        _warehouse.Funding(_warehouse.Report(), (decimal)initial, (decimal)fullYear);

        var row = _warehouse.Row("BA01");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
        Assert.Equal((decimal)Math.Abs(fullYear - initial), row.Amount);
    }

    [Theory]
    [InlineData(10.1, 12.12)]
    [InlineData(978.01, 1082.99)]
    public void ChangeOfAtMostTwentyPercent_DoesNotFire(double initial, double fullYear)
    {
        _warehouse.Funding(_warehouse.Report(), (decimal)initial, (decimal)fullYear);

        Assert.False(_warehouse.Row("BA01").Fires);
    }

    [Fact]
    public void Message_NamesTheLargestProjectsWithTheirChanges()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 1000, 1400);
        _warehouse.Funding(report, 100, 130, project: "道路维修");
        _warehouse.Funding(report, 200, 530, project: "信息平台");

        Assert.Contains("净增 400.00", _warehouse.Row("BA01").MessageZh, StringComparison.Ordinal);
        Assert.EndsWith("信息平台 +330.00、道路维修 +30.00", _warehouse.Row("BA01").MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void InitialBudgetOfZero_IsNotedApart()
    {
        _warehouse.Funding(_warehouse.Report(), 0, 12);

        var row = _warehouse.Row("BA01");

        Assert.True(row.Fires);
        Assert.Equal("info", row.Severity);
    }

    [Fact]
    public void BlankInitialBudget_IsUndecidable()
    {
        _warehouse.Funding(_warehouse.Report(), null, 12);

        var row = _warehouse.Row("BA01");

        Assert.Null(row.Fires);
        Assert.Contains("年初预算数空", row.Reason, StringComparison.Ordinal);
    }
}
