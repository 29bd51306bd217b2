namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR05Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void PartsOffTheTotal_FireForThatColumn()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "three_public", 10.02m, 11, 5.51m);
        _warehouse.BudgetLine(report, "vehicle_operation", 4, 4, 3.96m);
        _warehouse.BudgetLine(report, "reception", 6.02m, 6, 1.55m);

        var row = Assert.Single(_warehouse.Rows("AR05"), row => row.Fires == true);

        Assert.Equal("本年预算数", row.Subject);
        Assert.Equal(-1m, row.Difference);
    }

    [Fact]
    public void VehicleRowWithAValue_IsNotAddedToItsParts()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "three_public", final: 6);
        _warehouse.BudgetLine(report, "vehicle", final: 4);
        _warehouse.BudgetLine(report, "vehicle_operation", final: 4);
        _warehouse.BudgetLine(report, "reception", final: 2);

        Assert.False(Assert.Single(_warehouse.Rows("AR05"), row => row.Fires is not null).Fires);
    }

    [Fact]
    public void PartsAllBlank_AreUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "three_public", 1, 1, 1);
        _warehouse.BudgetLine(report, "reception");

        Assert.All(_warehouse.Rows("AR05"), row => Assert.Contains("三公分项全空", row.Reason, StringComparison.Ordinal));
    }

    // A row among the parts that nobody knows, or right below them, may be a part; one further down is none.
    [Theory]
    [InlineData(false, null)]
    [InlineData(true, true)]
    public void UnknownRowAmongTheParts_MakesAGapUndecidable(bool further, bool? fires)
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "three_public", final: 6);
        _warehouse.BudgetLine(report, "vehicle_operation", final: 4);
        if (further)
            _warehouse.BudgetLine(report, "operating", final: 50);
        _warehouse.BudgetLine(report, null, final: 2);

        Assert.Equal(fires, Assert.Single(_warehouse.Rows("AR05"), row => row.Subject == "本年决算数").Fires);
    }

    [Fact]
    public void UnreadNumber_MakesAGapUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "three_public", final: 6);
        _warehouse.BudgetLine(report, "vehicle_operation", final: 4);
        _warehouse.Unread(report, "budget_line", "base", row: 2);

        Assert.Null(Assert.Single(_warehouse.Rows("AR05"), row => row.Subject == "本年决算数").Fires);
    }
}
