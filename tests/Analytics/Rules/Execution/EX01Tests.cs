namespace PerfEval.Analytics.Tests.Rules.Execution;

public sealed class EX01Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(1440.69, 1444.37, 99.74, "99.74%", "info")]
    [InlineData(80, 100, 79.9, "79.9%", "info")]
    [InlineData(80, 100, 79.8, "79.8%", "error")]
    [InlineData(101.2, 100, 100, "100%", "error")]
    [InlineData(99.7, 100, 100, "100%", null)]
    [InlineData(99.7, 100, 100, "100.00%", "error")]
    [InlineData(1440.69, 1444.37, 99.75, "99.75%", null)]
    [InlineData(86.4, 100, 86, "0.86", null)]
    public void PrintedRate_IsJudgedByItsLastPrintedPlace(double executed, double fullYear, double rate, string printed, string? severity)
    {
        _warehouse.Funding(_warehouse.Report(), fullYear: (decimal)fullYear, executed: (decimal)executed, rate: (decimal)rate, printedRate: printed);

        var row = _warehouse.Row("EX01");

        Assert.Equal(severity is not null, row.Fires);
        if (severity is not null)
            Assert.Equal(severity, row.Severity);
    }

    [Fact]
    public void BlankRate_IsUndecidable()
    {
        _warehouse.Funding(_warehouse.Report(), fullYear: 100, executed: 80);

        Assert.Contains("执行率空", _warehouse.Row("EX01").Reason, StringComparison.Ordinal);
    }
}
