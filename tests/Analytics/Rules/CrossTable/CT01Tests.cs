namespace PerfEval.Analytics.Tests.Rules.CrossTable;

public sealed class CT01Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void SumOfTheTextOffTheExecutedAmount_Fires()
    {
        var row = RowOf(1936.97m, 251.70m, 1960.84m);

        Assert.True(row.Fires);
        Assert.Equal(("error", 2188.67m, 227.83m), (row.Severity, row.Actual, row.Difference));
    }

    [Theory]
    [InlineData(1082.99)]
    [InlineData(1082.97)]
    public void SumWithinTheTolerance_DoesNotFire(double executed) => Assert.False(RowOf(893.35m, 189.64m, (decimal)executed).Fires);

    [Fact]
    public void TextWithoutProjectExpenditure_IsUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, executed: 1450.82m);
        _warehouse.Figure(report, "basic", "final", 334.70m);

        var row = _warehouse.Row("CT01");

        Assert.Null(row.Fires);
        Assert.NotNull(row.Reason);
    }

    private RuleRow RowOf(decimal basic, decimal project, decimal executed)
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, executed: executed);
        _warehouse.Figure(report, "basic", "final", basic);
        _warehouse.Figure(report, "project", "final", project);
        return _warehouse.Row("CT01");
    }
}
