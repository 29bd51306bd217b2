namespace PerfEval.Analytics.Tests.Rules.Execution;

public sealed class EX06Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(99.2, 142.45, "error")]
    [InlineData(100, 120, "warning")]
    public void RateAboveOneHundred_Fires(double budget, double final, string severity)
    {
        _warehouse.BudgetLine(_warehouse.Report(), "operating", null, (decimal)budget, (decimal)final);

        var row = _warehouse.Row("EX06");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
        Assert.Equal((decimal)final - (decimal)budget, row.Amount);
    }

    [Fact]
    public void RateOfExactlyOneHundred_DoesNotFire()
    {
        _warehouse.BudgetLine(_warehouse.Report(), "operating", null, 88.88m, 88.88m);

        Assert.False(_warehouse.Row("EX06").Fires);
    }

    [Fact]
    public void BudgetOfZero_IsUndecidable()
    {
        _warehouse.BudgetLine(_warehouse.Report(), "operating", null, 0, 5);

        Assert.Contains("预算为 0", _warehouse.Row("EX06").Reason, StringComparison.Ordinal);
    }
}
