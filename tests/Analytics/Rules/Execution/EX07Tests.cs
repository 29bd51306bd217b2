namespace PerfEval.Analytics.Tests.Rules.Execution;

public sealed class EX07Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void SpendingAboveTheBudget_Fires()
    {
        _warehouse.BudgetLine(_warehouse.Report(), "three_public", 7.85m, 9, 15.52m);

        var row = _warehouse.Row("EX07");

        Assert.True(row.Fires);
        Assert.Equal(6.52m, row.Amount);
    }

    [Fact]
    public void RoundingOfOneHundredth_DoesNotFire()
    {
        _warehouse.BudgetLine(_warehouse.Report(), "three_public", null, 9, 9.01m);

        Assert.False(_warehouse.Row("EX07").Fires);
    }

    [Fact]
    public void BlankBudget_IsUndecidable()
    {
        _warehouse.BudgetLine(_warehouse.Report(), "three_public", null, null, 9);

        Assert.Null(_warehouse.Row("EX07").Fires);
    }
}
