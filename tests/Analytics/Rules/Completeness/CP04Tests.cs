namespace PerfEval.Analytics.Tests.Rules.Completeness;

public sealed class CP04Tests : IDisposable
{
    private readonly WarehouseFixture _warehouse = new();

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public void MissingAttachments_AreOneFlagWithTheirTitles()
    {
        var report = _warehouse.Report();
        _warehouse.Attachment(report, "部门整体支出绩效自评表", true);
        _warehouse.Attachment(report, "预算绩效管理制度建设清单", false);
        _warehouse.Attachment(report, "事前绩效评估报告", false);

        _warehouse.Analyze();

        Assert.Equal(
            ["warning|2|列示3个附件，见到1个；未见：「预算绩效管理制度建设清单」；「事前绩效评估报告」"],
            _warehouse.Query("SELECT severity, len(subjects), split_part(message, '。', 1) FROM flag WHERE rule_id = 'CP04'"));
    }

    [Theory]
    [InlineData("无")]
    [InlineData("本单位未安排政府性基金预算支出。")]
    public void TableOfAFundThatTheTextDeclaresNone_IsNotDue(string statement)
    {
        var report = _warehouse.Report();
        _warehouse.Passage(report, "三", "三、政府性基金预算支出情况");
        _warehouse.Passage(report, "三", statement);
        _warehouse.Attachment(report, "政府性基金预算支出情况表", false);

        Assert.False(_warehouse.Row("CP04").Fires);
    }

    [Fact]
    public void TableOfAFundThatWasSpent_IsDue()
    {
        var report = _warehouse.Report();
        _warehouse.Passage(report, "三", "三、政府性基金预算支出情况");
        _warehouse.Passage(report, "三", "政府性基金预算支出25.00万元，用于道路维护。");
        _warehouse.Passage(report, "四", "无");
        _warehouse.Attachment(report, "政府性基金预算支出情况表", false);

        Assert.True(_warehouse.Row("CP04").Fires);
    }

    [Fact]
    public void AttachmentThatCameAlong_DoesNotFire()
    {
        _warehouse.Attachment(_warehouse.Report(), "部门整体支出绩效自评表", true);

        Assert.False(_warehouse.Row("CP04").Fires);
    }
}
