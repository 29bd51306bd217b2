namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR10Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void LabelAboveItsChildren_FiresAndNamesSatisfaction()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 30, level1: "效益指标", level1Weight: 40);
        _warehouse.Indicator(report, weight: 10, level1: "满意度指标", level1Weight: 10);

        var row = Assert.Single(_warehouse.Rows("AR10"), row => row.Fires == true);

        Assert.Equal("效益指标", row.Subject);
        Assert.Contains("若含满意度 10 分", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void LabelOnTheSecondRow_CoversAllChildren()
    {
        // A page break leaves the label's figure on a later row; the kind is the same in all of them.
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 10, level1: "产出指标");
        _warehouse.Indicator(report, weight: 20, level1: "产出指标", level1Weight: 30);

        Assert.False(_warehouse.Row("AR10").Fires);
    }

    [Fact]
    public void BlankChild_MakesAGapUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 20, level1Weight: 50);
        _warehouse.Indicator(report, weight: null, level1Weight: 50);

        Assert.Null(_warehouse.Row("AR10").Fires);
    }
}
