namespace PerfEval.Analytics.Tests.Rules.Execution;

public sealed class EX02Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(9, "info")]
    [InlineData(10, "error")]
    public void ScoreOffTheFormula_Fires(double score, string severity)
    {
        _warehouse.Funding(_warehouse.Report(), fullYear: 100, executed: 95, weight: 10, score: (decimal)score);

        var row = _warehouse.Row("EX02");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
        Assert.Equal(9.5m, row.Expected);
    }

    [Theory]
    [InlineData(95, 9.55)]
    [InlineData(120, 10)]
    public void ScoreByTheFormula_DoesNotFire(double executed, double score)
    {
        _warehouse.Funding(_warehouse.Report(), fullYear: 100, executed: (decimal)executed, weight: 10, score: (decimal)score);

        Assert.False(_warehouse.Row("EX02").Fires);
    }
}
