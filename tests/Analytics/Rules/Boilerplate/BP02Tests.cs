namespace PerfEval.Analytics.Tests.Rules.Boilerplate;

public sealed class BP02Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void NameInHalfOfTheProjects_Fires()
    {
        Projects("完工率", "完工率", "验收率", "支付率");

        var row = Assert.Single(_warehouse.Rows("BP02"), row => row.Fires == true);

        Assert.Equal("完工率", row.Subject);
        Assert.Equal((4m, 2m), (row.Expected, row.Actual));
    }

    [Fact]
    public void TwoProjects_AreTooFew()
    {
        Projects("完工率", "完工率");

        Assert.False(_warehouse.Row("BP02").Fires);
    }

    [Fact]
    public void NameInFewerThanHalfOfTheProjects_DoesNotFire()
    {
        Projects("完工率", "完工率", "验收率", "支付率", "合格率");

        Assert.All(_warehouse.Rows("BP02"), row => Assert.False(row.Fires));
    }

    private void Projects(params string[] names)
    {
        var report = _warehouse.Report();
        for (var i = 0; i < names.Length; i++)
            _warehouse.Indicator(report, name: names[i], project: $"项目{i}");
    }
}
