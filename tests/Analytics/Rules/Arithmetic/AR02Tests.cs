namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR02Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(1439.96, "warning")]
    [InlineData(1400, "error")]
    public void IncomeOffTheFullYearBudget_IsTieredByItsShare(double general, string severity)
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 1054.88m, 1444.37m);
        _warehouse.Nature(report, "income", "general_public_budget", (decimal)general);
        _warehouse.Nature(report, "income", "other", 3.40m);

        var row = _warehouse.Row("AR02");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
        Assert.DoesNotContain("年初口径", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void SumOfTheInitialBudget_SaysSo()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 1054.88m, 1444.37m);
        _warehouse.Nature(report, "income", "total", 1054.88m);

        var row = _warehouse.Row("AR02");

        Assert.True(row.Fires);
        Assert.Contains("误填年初口径", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceOfTwoHundredths_DoesNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 978.01m, 1082.99m);
        _warehouse.Nature(report, "income", "general_public_budget", 1077.77m);
        _warehouse.Nature(report, "income", "other", 5.20m);

        Assert.False(_warehouse.Row("AR02").Fires);
    }

    [Fact]
    public void UnreadNumberAmongTheKinds_MakesAGapUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 100, 130);
        _warehouse.Nature(report, "income", "general_public_budget", 140);
        _warehouse.Unread(report, "funding_by_nature", "unit", row: 1);

        Assert.Null(_warehouse.Row("AR02").Fires);
    }
}
