namespace PerfEval.Analytics.Tests.Rules.Completeness;

public sealed class CP12Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public CP12Tests()
    {
        _warehouse.Today("2024-06-01");
        _warehouse.Crawled("r1", 2022, "2023-08-01");
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void ReplacedFileWithAnotherFigure_FiresWithBothFigures()
    {
        _warehouse.Event("r1", "replaced", "2023-09-01");
        _warehouse.Change("r1", "initial", "812.38", "841.38");
        _warehouse.Change("r1", "name", "旧措辞", "新措辞");

        var row = _warehouse.Row("CP12");

        Assert.Equal((true, "warning"), (row.Fires, row.Severity));
        Assert.Contains("1处数字不同：年初预算数 812.38→841.38", row.MessageZh, StringComparison.Ordinal);
        Assert.Contains("2023-09-01", row.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public void ReplacedFileWithTheSameFigures_IsInfo()
    {
        _warehouse.Event("r1", "replaced", "2023-09-01");

        var row = _warehouse.Row("CP12");

        Assert.Equal((true, "info"), (row.Fires, row.Severity));
    }

    [Fact]
    public void FileThatWasNeverReplaced_DoesNotFire() => Assert.False(_warehouse.Row("CP12").Fires);

    [Fact]
    public void EventLearntInALaterNight_IsCheckedAgain()
    {
        _warehouse.Analyze();
        _warehouse.Event("r1", "replaced", "2023-09-01");
        _warehouse.Change("r1", "initial", "812.38", null);
        _warehouse.Analyze();

        Assert.Equal(["warning"], _warehouse.Query("SELECT severity FROM flag WHERE rule_id = 'CP12'"));
    }
}
