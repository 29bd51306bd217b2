namespace PerfEval.Analytics.Tests.Rules.BudgetAdjustment;

public sealed class BA03Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(99.2, 142.45, "info")]
    [InlineData(100, 151, "warning")]
    [InlineData(372.13, 935.58, "error")]
    public void Increase_IsTieredByItsShareOfTheBudget(double budget, double final, string severity)
    {
        _warehouse.BudgetLine(_warehouse.Report(), "operating", null, (decimal)budget, (decimal)final);

        var row = _warehouse.Row("BA03");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
    }

    [Theory]
    [InlineData(88, 83.75)]
    [InlineData(100, 120)]
    public void DecreaseOrTwentyPercent_DoesNotFire(double budget, double final)
    {
        _warehouse.BudgetLine(_warehouse.Report(), "operating", null, (decimal)budget, (decimal)final);

        Assert.False(_warehouse.Row("BA03").Fires);
    }
}
