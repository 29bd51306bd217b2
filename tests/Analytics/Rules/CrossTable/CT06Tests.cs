namespace PerfEval.Analytics.Tests.Rules.CrossTable;

public sealed class CT06Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData("≥90%", "98%", "≥90%", "95%", "warning")]
    [InlineData("≥90%", "98%", "≥95%", "98%", "info")]
    public void SameNameWithOtherNumbers_Fires(string unitTarget, string unitActual, string projectTarget, string projectActual, string severity)
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "群众 满意度", target: unitTarget, actual: unitActual);
        _warehouse.Indicator(report, name: "群众满意度", target: projectTarget, actual: projectActual, project: "道路维修");

        var row = _warehouse.Row("CT06");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
        Assert.Equal(("project", "道路维修", "群众 满意度"), (row.Scope, row.Project, row.Subject));
    }

    [Fact]
    public void SameNumbersWithAndWithoutUnit_DoNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "培训场次", target: "≥10次", actual: "12次");
        _warehouse.Indicator(report, name: "培训场次", target: "≥10", actual: "12", project: "道路维修");

        Assert.False(_warehouse.Row("CT06").Fires);
    }

    [Fact]
    public void WordsOnly_AreUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "改善环境", target: "有效保障", actual: "有效保障");
        _warehouse.Indicator(report, name: "改善环境", target: "明显改善", actual: "有效保障", project: "道路维修");

        Assert.Null(_warehouse.Row("CT06").Fires);
    }
}
