namespace PerfEval.Analytics.Tests.Rules.Execution;

public sealed class EX04Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void ExecutedAboveTheFullYearBudget_Fires()
    {
        _warehouse.Funding(_warehouse.Report(), 100, 110, 110.02m);

        var row = _warehouse.Row("EX04");

        Assert.True(row.Fires);
        Assert.Equal("error", row.Severity);
        Assert.Equal(0.02m, row.Amount);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("道路维修")]
    public void BudgetAdjustedToTheExecutedAmount_IsNoted(string? project)
    {
        _warehouse.Funding(_warehouse.Report(), 230.28m, 436.58m, 436.58m, project: project);

        var row = _warehouse.Row("EX04");

        Assert.True(row.Fires);
        Assert.Equal("info", row.Severity);
        Assert.Null(row.Amount);
    }

    [Theory]
    [InlineData(978.01, 1082.99, 1082.99)]
    [InlineData(100, 150, 150.01)]
    [InlineData(100, 150, 149)]
    public void SmallAdjustmentRoundingOrUnderspending_DoesNotFire(double initial, double fullYear, double executed)
    {
        _warehouse.Funding(_warehouse.Report(), (decimal)initial, (decimal)fullYear, (decimal)executed);

        Assert.False(_warehouse.Row("EX04").Fires);
    }
}
