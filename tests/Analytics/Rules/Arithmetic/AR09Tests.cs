namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR09Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void WeightsOfNinety_Fire()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 80);
        _warehouse.Funding(report, weight: 10);

        var row = _warehouse.Row("AR09");

        Assert.True(row.Fires);
        Assert.Equal(-10m, row.Difference);
    }

    [Fact]
    public void WeightsOfOneHundredWithExecution_DoNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 90);
        _warehouse.Funding(report, weight: 10);

        Assert.False(_warehouse.Row("AR09").Fires);
    }

    [Fact]
    public void TwoProjectsOfOneName_AreSummedApart()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 100, project: "道路维修");
        _warehouse.Indicator(report, weight: 100, project: "道路维修", form: "project:道路维修#2");

        Assert.Equal([false, false], _warehouse.Rows("AR09").Select(row => row.Fires));
    }

    [Fact]
    public void FormWithoutWeights_HasNothingToSum()
    {
        _warehouse.Indicator(_warehouse.Report(), weight: null, score: null);

        Assert.Empty(_warehouse.Rows("AR09"));
    }

    [Theory]
    [InlineData("无")]
    [InlineData("无。")]
    [InlineData("不适用")]
    [InlineData("——")]
    [InlineData("/")]
    public void RowWithoutAnIndicator_HoldsNoWeight(string name)
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 87);
        _warehouse.Indicator(report, weight: null, score: null, name: name);
        _warehouse.Funding(report, weight: 10);

        Assert.True(_warehouse.Row("AR09").Fires);
    }

    // 投入总量 with the points of the execution rate: a total row whose label nobody knows.
    [Fact]
    public void PointsOfAnUnknownFundRow_MakeAShortSumUndecidable()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 90);
        _warehouse.Funding(report, weight: 10, line: null);

        Assert.Null(_warehouse.Row("AR09").Fires);
    }

    [Theory]
    [InlineData("暂无")]
    [InlineData("无此项指标")]
    [InlineData("N/A")]
    [InlineData("不考核")]
    [InlineData("×")]
    public void RowThatSaysItIsNone_HoldsNoWeight(string name)
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report, weight: 97);
        _warehouse.Indicator(report, weight: null, score: null, name: name);

        Assert.True(_warehouse.Row("AR09").Fires);
    }
}
