namespace PerfEval.Analytics.Tests.Rules.BudgetAdjustment;

public sealed class BA06Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void StatedAdjustmentOffTheDerivedOne_Fires()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "basic_adjustment", 185.12m, 997.88m, 997.88m);
        _warehouse.Figure(report, "basic", "initial", 717.29m);
        _warehouse.Figure(report, "basic", "adjusted", 1936.97m);

        var row = _warehouse.Row("BA06");

        Assert.True(row.Fires);
        Assert.Equal(("error", 1219.68m, -221.80m), (row.Severity, row.Expected, row.Difference));
    }

    [Theory]
    [InlineData(58.34)]
    [InlineData(58.39)]
    public void BudgetColumnThatAgreesWithTheFinalAmount_DoesNotFire(double stated)
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "basic_adjustment", budget: (decimal)stated);
        _warehouse.Figure(report, "basic", "initial", 835.01m);
        _warehouse.Figure(report, "basic", "final", 893.35m);

        Assert.False(_warehouse.Row("BA06").Fires);
    }

    [Fact]
    public void OtherLinesOfTheText_AreNotTheBasicExpenditure()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "basic_adjustment", final: 58.34m);
        _warehouse.BudgetLine(report, "basic", final: 1);
        _warehouse.Figure(report, "basic", "initial", 835.01m);
        _warehouse.Figure(report, "personnel", "initial", 700);
        _warehouse.Figure(report, "basic", "final", 893.35m);
        _warehouse.Figure(report, "basic", "prior", 5);

        Assert.False(_warehouse.Row("BA06").Fires);
    }

    [Fact]
    public void TextThatNamesTwoAmounts_IsUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.BudgetLine(report, "basic_adjustment", final: 58.34m);
        _warehouse.Figure(report, "basic", "initial", 835.01m);
        _warehouse.Figure(report, "basic", "initial", 835.02m);
        _warehouse.Figure(report, "basic", "final", 893.35m);

        Assert.Equal((null, true), (_warehouse.Row("BA06").Fires, _warehouse.Row("BA06").Reason!.Contains("several amounts", StringComparison.Ordinal)));
    }

    [Fact]
    public void BlankAdjustmentOrMissingInitial_IsUndecidable()
    {
        _warehouse.BudgetLine(_warehouse.Report(), "basic_adjustment");
        var other = _warehouse.Report("r2", "乙县人民政府办公室");
        _warehouse.BudgetLine(other, "basic_adjustment", final: 5);
        _warehouse.Figure(other, "basic", "final", 893.35m);

        Assert.All(_warehouse.Rows("BA06"), row => Assert.Null(row.Fires));
        Assert.Equal(2, _warehouse.Rows("BA06").Select(row => row.Reason).Distinct().Count());
    }
}
