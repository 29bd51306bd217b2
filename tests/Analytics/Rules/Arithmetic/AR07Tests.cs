namespace PerfEval.Analytics.Tests.Rules.Arithmetic;

public sealed class AR07Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void EntryThatLostAZero_FiresAndIsHinted()
    {
        _warehouse.Items(_warehouse.Report(), "年初项目支出预算数", 251.70m, [("电子政务外网平台建设", 12), ("门户网站", 10), ("区志", 121.70m)]);

        var row = _warehouse.Row("AR07");

        Assert.True(row.Fires);
        Assert.Equal(("error", -108m), (row.Severity, row.Difference));
        Assert.Contains("「电子政务外网平台建设」12.00 → 120.00", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void DifferenceWithoutASlip_GivesNoHint()
    {
        _warehouse.Items(_warehouse.Report(), "项目支出", 100, [("门户网站", 40), ("区志", 50)]);

        var row = _warehouse.Row("AR07");

        Assert.True(row.Fires);
        Assert.DoesNotContain("漏零", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralCandidates_AreNarrowedByAnotherListOfTheReport()
    {
        var report = _warehouse.Report();
        _warehouse.Items(report, "项目支出年初数", 132, [("电子政务外网平台建设", 12), ("区志", 12)]);
        _warehouse.Items(report, "项目支出决算数", 132, [("电子政务外网平台建设", 120), ("区志", 12)]);

        var fired = Assert.Single(_warehouse.Rows("AR07"), row => row.Fires == true);

        Assert.Contains("另一处即写此数", fired.MessageZh, StringComparison.Ordinal);
        Assert.DoesNotContain("「区志」", fired.MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(251.70)]
    [InlineData(251.75)]
    public void EntriesThatSumWithinTheTolerance_DoNotFire(double stated)
    {
        _warehouse.Items(_warehouse.Report(), "项目支出", (decimal)stated, [("电子政务外网平台建设", 120), ("区志", 131.70m)]);

        Assert.False(_warehouse.Row("AR07").Fires);
    }

    [Fact]
    public void AmountsInYuan_KeepTheToleranceInTenThousands()
    {
        _warehouse.Items(_warehouse.Report(), "项目支出", 1_000_400, [("门户网站", 400_000), ("区志", 600_000)], "元");

        Assert.False(_warehouse.Row("AR07").Fires);
    }

    [Fact]
    public void ListWithoutTotalOrOfTheBasicParts_IsNoSubject()
    {
        var report = _warehouse.Report();
        _warehouse.Items(report, "使用情况", null, [("办公费", 10), ("物业费", 9)]);
        _warehouse.Items(report, "一般公共预算基本支出", 1004.11m, [("人员经费支出", 860.94m), ("公用经费", 142.45m)]);

        Assert.Empty(_warehouse.Rows("AR07"));
    }
}
