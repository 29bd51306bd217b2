namespace PerfEval.Analytics.Tests.Rules.Boilerplate;

public sealed class BP01Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(2, "info")]
    [InlineData(5, "warning")]
    public void FullMarksInEveryForm_Fire(int forms, string severity)
    {
        var report = _warehouse.Report();
        for (var i = 0; i < forms; i++)
            _warehouse.Indicator(report, 10, 10, project: $"项目{i}");

        var row = _warehouse.Row("BP01");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
    }

    [Fact]
    public void OnePointLostInOneOfTwoForms_DoesNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, 10, 9);
        _warehouse.Indicator(report, 10, 10, project: "道路维修");

        Assert.False(_warehouse.Row("BP01").Fires);
    }
}
