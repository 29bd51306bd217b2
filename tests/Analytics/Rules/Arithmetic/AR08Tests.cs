namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR08Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(77, 69, 90, "info")]
    [InlineData(77, 69, 89.5, "warning")]
    [InlineData(77, 69, 91, "warning")]
    public void RateOffItsOwnFigures_Fires(int authorised, int actual, double rate, string severity)
    {
        _warehouse.Staffing(_warehouse.Report(), authorised, actual, (decimal)rate);

        var row = _warehouse.Row("AR08");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
    }

    [Theory]
    [InlineData(65, 65, 100)]
    [InlineData(77, 69, 89.6)]
    public void RateWithinRounding_DoesNotFire(int authorised, int actual, double rate)
    {
        _warehouse.Staffing(_warehouse.Report(), authorised, actual, (decimal)rate);

        Assert.False(_warehouse.Row("AR08").Fires);
    }

    [Fact]
    public void NoEstablishment_IsUndecidable()
    {
        _warehouse.Staffing(_warehouse.Report(), 0, 5, 100);

        Assert.Null(_warehouse.Row("AR08").Fires);
    }
}
