namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR11Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void ItemsOffTheTotal_Fire()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, weight: 10, score: 9);
        _warehouse.Indicator(report, weight: 90, score: 85);
        _warehouse.ScoreTotal(report, 95);

        var row = _warehouse.Row("AR11");

        Assert.True(row.Fires);
        Assert.Equal(94m, row.Expected);
        Assert.Equal(1m, row.Difference);
    }

    [Fact]
    public void ItemsWithinRounding_DoNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, weight: 10, score: 9.97m);
        _warehouse.Indicator(report, weight: 90, score: 85);
        _warehouse.ScoreTotal(report, 95);

        Assert.False(_warehouse.Row("AR11").Fires);
    }

    [Fact]
    public void TotalOfTheIndicatorsAlone_MeetsThem()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, weight: 10, score: 9);
        _warehouse.Indicator(report, weight: 90, score: 85);
        _warehouse.ScoreTotal(report, 85, weight: 90);

        Assert.False(_warehouse.Row("AR11").Fires);
    }

    [Fact]
    public void TotalOfTheIndicatorsAlone_ThatIsNotTheirSum_Fires()
    {
        var report = _warehouse.Report();
        _warehouse.Funding(report, weight: 10, score: 9);
        _warehouse.Indicator(report, weight: 90, score: 85);
        _warehouse.ScoreTotal(report, 86, weight: 90);

        var row = _warehouse.Row("AR11");

        Assert.True(row.Fires);
        Assert.Equal(85m, row.Expected);
    }

    [Fact]
    public void ScoreSheet_MeetsItsOwnTotal()
    {
        var report = _warehouse.Report();
        _warehouse.ScoreItem(report, 60, 50);
        _warehouse.ScoreItem(report, 40, 40);
        _warehouse.ScoreTotal(report, 91, form: "score");

        var row = _warehouse.Row("AR11");

        Assert.True(row.Fires);
        Assert.Equal("计分表", row.Subject);
    }
}
