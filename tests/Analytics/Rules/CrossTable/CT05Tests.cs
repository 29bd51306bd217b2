namespace PerfEval.Analytics.Tests.Rules.CrossTable;

public sealed class CT05Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(1077.77, 5.22, "info")]
    [InlineData(1080, 0, "warning")]
    [InlineData(1000, 5.22, "error")]
    public void SpendingAboveTheIncomeOfTheForm_IsTiered(double general, double other, string severity)
    {
        var row = RowOf((decimal)general, (decimal)other);

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
    }

    [Fact]
    public void IncomeOfTheInitialBudget_IsMilder()
    {
        var row = RowOf(968.99m, 0, initial: 968.99m);

        Assert.True(row.Fires);
        Assert.Equal("info", row.Severity);
        Assert.Contains("年初口径", row.MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1082.99)]
    [InlineData(1082.97)]
    [InlineData(1200)]
    public void SpendingWithinTheIncome_DoesNotFire(double general) => Assert.False(RowOf((decimal)general, 0).Fires);

    [Fact]
    public void TextThatDoesNotNameTheGeneralBudget_IsUndecidable() => Assert.Null(RowOf(1000, 0, heading: "二、部门支出情况").Fires);

    private RuleRow RowOf(decimal general, decimal other, decimal initial = 500, string heading = "二、一般公共预算支出情况")
    {
        var report = _warehouse.Report();
        _warehouse.Passage(report, "二", heading);
        _warehouse.Funding(report, initial, 1082.99m, 1082.99m);
        _warehouse.Nature(report, "income", "general_public_budget", general);
        _warehouse.Nature(report, "income", "other", other);
        _warehouse.Figure(report, "basic", "final", 893.35m);
        _warehouse.Figure(report, "project", "final", 189.64m, section: "二(二)");
        return _warehouse.Row("CT05");
    }
}
