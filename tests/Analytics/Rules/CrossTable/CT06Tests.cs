namespace PerfEval.Analytics.Tests.Rules.CrossTable;

public sealed class CT06Tests : IDisposable
{
    private const string Rate = "服务对象满意度指标";

    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData("≥10场", "12场", "≥10场", "15场", "warning", "，项目大于单位")]
    [InlineData("≥10场", "100场", "≥10场", "98场", "warning", "疑为同一数")]
    [InlineData("≥10场", "12场", "≥11场", "12场", "info", "目标值")]
    public void QuantityOfAProject_ThatIsMoreThanTheUnits_OrNearlyTheSame_Fires(
        string unitTarget, string unitActual, string projectTarget, string projectActual, string severity, string said)
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "培训 场次", target: unitTarget, actual: unitActual);
        _warehouse.Indicator(report, name: "培训场次", target: projectTarget, actual: projectActual, project: "道路维修");

        var row = _warehouse.Row("CT06");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
        Assert.Contains(said, row.MessageZh, StringComparison.Ordinal);
        Assert.Equal(("unit", "道路维修", "培训 场次"), (row.Scope, row.Project, row.Subject));
    }

    [Theory]
    [InlineData("12场", "7场", "5场")]
    [InlineData("100场", "98场", "2场")]
    [InlineData("100场", "97场", "1场")]
    public void ProjectsThatMakeUpTheUnit_DoNotFire(string unit, string first, string second)
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "培训场次", target: "≥1场", actual: unit);
        _warehouse.Indicator(report, name: "培训场次", target: "≥1场", actual: first, project: "甲");
        _warehouse.Indicator(report, name: "培训场次", target: "≥1场", actual: second, project: "乙");

        Assert.All(_warehouse.Rows("CT06"), row => Assert.False(row.Fires));
    }

    [Fact]
    public void UnitThatDoesMoreThanItsProject_DoesNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "培训场次", target: "≥1场", actual: "140场");
        _warehouse.Indicator(report, name: "培训场次", target: "≥1场", actual: "100场", project: "甲");

        Assert.False(_warehouse.Row("CT06").Fires);
    }

    [Fact]
    public void NearlyTheSameBesideAFormThatWasNotReadWhole_IsUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "培训场次", target: "≥1场", actual: "100场");
        _warehouse.Indicator(report, name: "培训场次", target: "≥1场", actual: "98场", project: "甲");
        _warehouse.Unread(report, "indicator", "project:甲", row: 1);

        Assert.Null(_warehouse.Row("CT06").Fires);
    }

    [Fact]
    public void RateOfTheOnlyProject_IsANote()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, level2: Rate, name: "群众满意度", target: "≥90%", actual: "98%");
        _warehouse.Indicator(report, level2: Rate, name: "群众满意度", target: "≥90%", actual: "95%", project: "甲");

        var row = _warehouse.Row("CT06");

        Assert.True(row.Fires);
        Assert.Equal("info", row.Severity);
    }

    [Fact]
    public void RatesOfTwoProjects_AreNotCompared()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, level2: Rate, name: "群众满意度", target: "≥90%", actual: "98%");
        _warehouse.Indicator(report, level2: Rate, name: "群众满意度", target: "≥90%", actual: "95%", project: "甲");
        _warehouse.Indicator(report, level2: Rate, name: "群众满意度", target: "≥90%", actual: "97%", project: "乙");

        Assert.Empty(_warehouse.Rows("CT06"));
    }

    [Fact]
    public void SameNumbersWithAndWithoutUnit_DoNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "培训场次", target: "≥10次", actual: "12次");
        _warehouse.Indicator(report, name: "培训场次", target: "≥10", actual: "12", project: "道路维修");

        Assert.False(_warehouse.Row("CT06").Fires);
    }

    [Theory]
    [InlineData("有效保障", "明显改善")]
    [InlineData("12场", "15天")]
    public void WordsOrOtherUnits_AreUndecidable(string unit, string project)
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, name: "改善环境", target: "有效保障", actual: unit);
        _warehouse.Indicator(report, name: "改善环境", target: "明显改善", actual: project, project: "道路维修");

        Assert.Null(_warehouse.Row("CT06").Fires);
    }
}
