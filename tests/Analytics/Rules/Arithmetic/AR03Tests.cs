namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR03Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void ExpenditureOffTheExecutedAmount_Fires()
    {
        Expenditure(basic: 900, project: 436.58m);

        var row = _warehouse.Row("AR03");

        Assert.True(row.Fires);
        Assert.Equal(-104.11m, row.Difference);
    }

    [Fact]
    public void PartsThatSumToTheExecutedAmount_DoNotFire()
    {
        Expenditure(basic: 1004.11m, project: 436.58m);

        Assert.False(_warehouse.Row("AR03").Fires);
    }

    [Fact]
    public void BlankProjectExpenditure_IsUndecidable()
    {
        Expenditure(basic: 1004.11m, project: null);

        Assert.Null(_warehouse.Row("AR03").Fires);
    }

    private void Expenditure(decimal? basic, decimal? project)
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, 1054.88m, 1444.37m, 1440.69m);
        _warehouse.Nature(report, "expenditure", "basic", basic);
        _warehouse.Nature(report, "expenditure", "project", project);
    }
}
