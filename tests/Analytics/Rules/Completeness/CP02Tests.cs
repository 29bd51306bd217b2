namespace PerfEval.Analytics.Tests.Rules.Completeness;

public sealed class CP02Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void ScoresWithoutATotal_Fire()
    {
        _warehouse.Indicator(_warehouse.Report(), 10, 9);

        var row = _warehouse.Row("CP02");

        Assert.True(row.Fires);
        Assert.Equal(9m, row.Expected);
    }

    [Fact]
    public void TotalOfTheProjectFormAlone_IsNotTheUnits()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, 10, 9);
        _warehouse.ScoreTotal(report, 9, project: "道路维修");

        Assert.True(_warehouse.Row("CP02").Fires);
    }

    [Fact]
    public void Total_DoesNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, 10, 9);
        _warehouse.ScoreTotal(report, 9);

        Assert.False(_warehouse.Row("CP02").Fires);
    }
}
