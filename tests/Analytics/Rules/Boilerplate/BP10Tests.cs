namespace PerfEval.Analytics.Tests.Rules.Boilerplate;

public sealed class BP10Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Theory]
    [InlineData(3, 10, "warning")]
    [InlineData(5, 9, "warning")]
    [InlineData(5, 10, "error")]
    public void IdenticalProjects_AreTieredByNumberAndFullMarks(int projects, int score, string severity)
    {
        Projects(_warehouse.Report(), projects, score);

        var row = _warehouse.Row("BP10");

        Assert.True(row.Fires);
        Assert.Equal(severity, row.Severity);
    }

    [Fact]
    public void TwoIdenticalProjects_DoNotFire()
    {
        Projects(_warehouse.Report(), 2, 10);

        Assert.False(_warehouse.Row("BP10").Fires);
    }

    [Theory]
    [InlineData("办文办会", 2024, true)]
    [InlineData("信息报送", 2024, false)]
    [InlineData("办文办会", 2023, false)]
    public void FormOfAnotherUnit_CountsWithTheSameNamesInTheSameYear(string name, int otherYear, bool fires)
    {
        foreach (var (report, indicator) in new[] { (_warehouse.Report("a", "甲局"), "办文办会"), (_warehouse.Report("b", "乙局", year: otherYear), name) })
        {
            for (var i = 0; i < 5; i++)
                _warehouse.Indicator(report, 10 + i, 10, name: indicator + i);
        }

        Assert.All(_warehouse.Rows("BP10"), row => Assert.Equal(fires, row.Fires));
    }

    private void Projects(string report, int projects, int score)
    {
        for (var i = 0; i < projects; i++)
            _warehouse.Indicator(report, 10, score, project: $"项目{i}");
    }
}
