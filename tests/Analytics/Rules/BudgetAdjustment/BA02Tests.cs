namespace PerfEval.Analytics.Tests.Rules.BudgetAdjustment;

public sealed class BA02Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(1004.11, "info")]
    [InlineData(1300, "warning")]
    [InlineData(1700, "error")]
    public void IncreaseOverTheStatedInitial_IsTieredByItsShare(double final, string severity)
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "initial", 824.60m);
        _warehouse.Figure(report, "basic", "final", (decimal)final);

        var row = _warehouse.Row("BA02");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
        Assert.DoesNotContain("推算", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void UndisclosedInitial_IsDerivedFromTheFormsAndMarked()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 1054.88m);
        _warehouse.Funding(report, 230.28m, project: "业务经费");
        _warehouse.Figure(report, "basic", "final", 1004.11m);

        var row = _warehouse.Row("BA02");

        Assert.True(row.Fires);
        Assert.Equal(("info", 824.60m, 179.51m), (row.Severity, row.Expected, row.Amount));
        Assert.Contains("推算", row.MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(835.01, 893.35)]
    [InlineData(100, 120)]
    [InlineData(300, 100)]
    public void IncreaseWithinTwentyPercentOrDecrease_DoesNotFire(double initial, double final)
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "initial", (decimal)initial);
        _warehouse.Figure(report, "basic", "final", (decimal)final);

        Assert.False(_warehouse.Row("BA02").Fires);
    }

    [Fact]
    public void AdjustedAmount_GoesBeforeTheFinalOne()
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "initial", 100);
        _warehouse.Figure(report, "basic", "adjusted", 160);
        _warehouse.Figure(report, "basic", "final", 110);

        Assert.Equal(("warning", 160m), (_warehouse.Row("BA02").Severity, _warehouse.Row("BA02").Actual));
    }

    [Fact]
    public void TwoDifferentInitialAmounts_AreUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "initial", 100);
        _warehouse.Figure(report, "basic", "initial", 150);
        _warehouse.Figure(report, "basic", "final", 300);

        var row = _warehouse.Row("BA02");

        Assert.Null(row.Fires);
        Assert.Contains("口径不明", row.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void ProjectWithoutInitialBudget_LeavesNothingToDerive()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 1054.88m);
        _warehouse.Funding(report, 230.28m, project: "业务经费");
        _warehouse.Funding(report, project: "运行维护经费");
        _warehouse.Figure(report, "basic", "final", 1004.11m);

        Assert.Null(_warehouse.Row("BA02").Fires);
    }

    [Fact]
    public void AmountsInYuan_CountInTenThousands()
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "initial", 100);
        _warehouse.Figure(report, "basic", "final", 1_300_000, "元");

        Assert.Equal(30m, _warehouse.Row("BA02").Difference);
    }
}
