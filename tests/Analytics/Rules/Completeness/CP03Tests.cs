namespace PerfEval.Analytics.Tests.Rules.Completeness;

public sealed class CP03Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void ReportWithoutForms_Fires()
    {
        _warehouse.Report();

        var row = _warehouse.Row("CP03");

        Assert.True(row.Fires);
        Assert.Equal(("error", "自评表"), (row.Severity, row.Subject));
    }

    [Fact]
    public void BlankExecutedAmount_Fires()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report);
        _warehouse.Funding(report, 100, 100);

        var row = _warehouse.Row("CP03");

        Assert.True(row.Fires);
        Assert.Equal(("error", "全年执行数"), (row.Severity, row.Subject));
    }

    [Fact]
    public void ScoreSheetWithoutFundingTable_IsMilder()
    {
        _warehouse.ScoreItem(_warehouse.Report(), 10, 9);

        Assert.Equal("warning", _warehouse.Row("CP03").Severity);
    }

    [Fact]
    public void FormWithExecutedAmount_DoesNotFire()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report);
        _warehouse.Funding(report, executed: 90);

        Assert.False(_warehouse.Row("CP03").Fires);
    }

    [Fact]
    public void TableOfAReportWithoutForms_IsNotCalledMissing()
    {
        var report = _warehouse.Report();
        _warehouse.Execute($"INSERT INTO core.leftover (document_id, table_no, what, text) VALUES ('{report}.doc', 0, 'unknown_table', '收入合计')");

        Assert.Null(_warehouse.Row("CP03").Fires);
    }

    [Fact]
    public void NumbersLeftOver_AreNotCalledBlank()
    {
        var report = _warehouse.Report();
        _warehouse.Indicator(report);
        _warehouse.Execute(
            $"INSERT INTO core.leftover (document_id, report_id, table_no, what, text) VALUES ('{report}.doc', '{report}', 0, 'unread_number', '404.30')");

        var row = _warehouse.Row("CP03");

        Assert.Null(row.Fires);
        Assert.NotNull(row.Reason);
    }
}
