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

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(6, 5, true)]
    [InlineData(11, 5, true)]
    public void ManyFigures_AreListedUpToFive_AndCitedUpToTen(int figures, int listed, bool more)
    {
        _warehouse.Event("r1", "replaced", "2023-09-01");
        for (var i = 0; i < figures; i++)
            _warehouse.Change("r1", "initial", $"{i}", $"{i + 100}", $"unit/{i}");
        _warehouse.Analyze();

        var flag = Assert.Single(_warehouse.Query("SELECT message, message_en FROM flag WHERE rule_id = 'CP12'")).Split('|');
        Assert.Contains($"{figures}处数字不同", flag[0], StringComparison.Ordinal);
        Assert.Equal((listed, listed), (flag[0].Count(c => c == '→'), flag[1].Split(" to ").Length - 1));
        Assert.Equal((more, more), (flag[0].Contains("……", StringComparison.Ordinal), flag[1].Contains(" ...", StringComparison.Ordinal)));
        Assert.Equal(Math.Min(figures, 10), _warehouse.Query("SELECT 1 FROM flag_evidence JOIN flag USING (flag_id) WHERE rule_id = 'CP12'").Count);
    }

    [Fact]
    public void LongText_IsCutAfterForty()
    {
        _warehouse.Event("r1", "replaced", "2023-09-01");
        _warehouse.Change("r1", "name", "1" + new string('旧', 45), "2" + new string('新', 39));

        Assert.Contains($"1{new string('旧', 39)}→2{new string('新', 39)}", _warehouse.Row("CP12").MessageZh + "。", StringComparison.Ordinal);
        Assert.DoesNotContain(new string('旧', 40), _warehouse.Row("CP12").MessageZh, StringComparison.Ordinal);
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
