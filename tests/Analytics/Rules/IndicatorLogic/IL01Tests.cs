namespace PerfEval.Analytics.Tests.Rules.IndicatorLogic;

public sealed class IL01Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData("无")]
    [InlineData(null)]
    [InlineData(" / ")]
    public void EmptyIndicatorWithPoints_Fires(string? name)
    {
        _warehouse.Indicator(_warehouse.Report(), 7, 7, name: name, level2: "经济效益指标");

        var row = _warehouse.Row("IL01");

        Assert.True(row.Fires);
        Assert.Equal("单位表 经济效益指标", row.Subject);
    }

    [Theory]
    [InlineData("无", 0)]
    [InlineData("无障碍设施", 7)]
    public void NoPointsOrARealName_DoesNotFire(string name, int score)
    {
        _warehouse.Indicator(_warehouse.Report(), 7, score, name: name);

        Assert.False(_warehouse.Row("IL01").Fires);
    }
}
