namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR04Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(860.94, "warning")]
    [InlineData(850, "error")]
    public void PartsOffBasicExpenditure_AreTieredByTheirShare(double personnel, string severity)
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "final", 1004.11m);
        _warehouse.Figure(report, "personnel", "final", (decimal)personnel);
        _warehouse.Figure(report, "operating", "final", 142.45m);

        var row = _warehouse.Row("AR04");

        Assert.True(row.Fires);
        Assert.Equal((severity, "决算基本支出"), (row.Severity, row.Subject));
    }

    [Theory]
    [InlineData(485.78)]
    [InlineData(501.67)]
    public void SubsidiesToFamilies_CountBesidePersonnelOrWithinIt(double personnel)
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "initial", 585.99m);
        _warehouse.Figure(report, "personnel", "initial", (decimal)personnel);
        _warehouse.Figure(report, "operating", "initial", 84.32m);
        _warehouse.Figure(report, "family_subsidy", "initial", 15.89m);

        Assert.False(_warehouse.Row("AR04").Fires);
    }

    [Fact]
    public void PartsOfAnotherBasis_AreNotCompared()
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "initial", 835.01m);
        _warehouse.Figure(report, "personnel", "final", 807.02m);
        _warehouse.Figure(report, "operating", "final", 83.75m);

        Assert.Empty(_warehouse.Rows("AR04"));
    }

    [Fact]
    public void PartThatIsNotStated_LeavesItUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "final", 893.35m);
        _warehouse.Figure(report, "personnel", "final", 807.02m);

        Assert.Null(_warehouse.Row("AR04").Fires);
    }

    [Fact]
    public void RepeatedFigure_CountsOnceButTwoDifferentOnesDoNot()
    {
        var report = _warehouse.Report();
        _warehouse.Figure(report, "basic", "final", 100);
        _warehouse.Figure(report, "basic", "final", 1_000_000, "元");
        _warehouse.Figure(report, "personnel", "final", 60);
        _warehouse.Figure(report, "operating", "final", 40);
        Assert.False(_warehouse.Row("AR04").Fires);

        _warehouse.Figure(report, "operating", "final", 30);
        Assert.Null(_warehouse.Row("AR04").Fires);
    }
}
