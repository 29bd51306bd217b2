namespace PerfEval.Analytics.Tests.Rules.Execution;

public sealed class EX03Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void ScoreAboveWeight_FiresInEveryKindOfForm()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 10, score: 12);
        _warehouse.Funding(report, weight: 10, score: 10.5m, project: "道路维修");
        _warehouse.ScoreItem(report, weight: 5, score: 6);

        var rows = _warehouse.Rows("EX03");

        Assert.Equal(3, rows.Count);
        Assert.All(rows, row => Assert.True(row.Fires));
        Assert.Equal([0.5m, 1m, 2m], rows.Select(row => row.Difference!.Value).Order());
    }

    [Fact]
    public void FullMarks_DoNotFire()
    {
        _warehouse.Indicator(_warehouse.Report(), weight: 10, score: 10);

        Assert.False(_warehouse.Row("EX03").Fires);
    }

    [Fact]
    public void BlankScore_IsUndecidable()
    {
        _warehouse.Indicator(_warehouse.Report(), weight: 10, score: null);

        Assert.Null(_warehouse.Row("EX03").Fires);
    }
}
