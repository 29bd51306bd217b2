namespace PerfEval.Analytics.Tests.Rules.Narrative;

public sealed class NT01Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(95, 94, true)]
    [InlineData(95, 95, false)]
    [InlineData(95.05, 95, false)]
    public void ScoreOfTheText_IsHeldAgainstTheTotal(double told, double total, bool fires)
    {
        var report = _warehouse.Report();
        _warehouse.ScoreTotal(report, (decimal)total);
        Score(report, (decimal)told);

        Assert.Equal(("error", fires), (_warehouse.Row("NT01").Severity, _warehouse.Row("NT01").Fires));
    }

    [Theory]
    [InlineData(99.55, true)]
    [InlineData(100, false)]
    public void FormWithoutTotal_IsSummedWithTheExecutionScoreAtMostFull(double told, bool fires)
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, 90, 90);
        _warehouse.Funding(report, weight: 10, score: 100);
        Score(report, (decimal)told);

        Assert.Equal(fires, _warehouse.Row("NT01").Fires);
    }

    [Fact]
    public void BlankItemScoreWithoutTotal_IsUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, 50, 50);
        _warehouse.Indicator(report, 50, null);
        Score(report, 95);

        Assert.Null(_warehouse.Row("NT01").Fires);
    }

    [Fact]
    public void ScoreOfAProjectReport_IsNotTheUnits()
    {
        var report = _warehouse.Report();
        _warehouse.ScoreTotal(report, 95);
        Score(report, 100, "项目报告1 三");

        Assert.Empty(_warehouse.Rows("NT01"));
    }

    private void Score(string report, decimal value, string section = "九") => _warehouse.Figure(report, "self_score", null, value, "分", section);
}
