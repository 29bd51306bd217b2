using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Identity;

public sealed class OrdinaryTitleTests
{
    [Theory]
    [InlineData("甲县测试养护中心2023年度绩效自评总结")]
    [InlineData("甲县测试养护中心关于2023年度整体绩效的自评报告")]
    [InlineData("2023年甲县测试养护中心部门整体支出绩效评价情况说明")]
    [InlineData("甲县测试养护中心2023年财政支出绩效自我评价报告")]
    [InlineData("关于甲县测试养护中心2023年度部门整体支出绩效自评情况的汇报")]
    [InlineData("甲县测试养护中心2023年度预算绩效管理工作自评报告")]
    [InlineData("甲县测试养护中心2023年度部门整体支出绩效报告")]
    [InlineData("2023年度部门整体支出绩效自评报告——甲县测试养护中心")]
    [InlineData("甲县测试养护中心2023年部门决算绩效自评情况")]
    public void Title_OpensAReport(string title)
    {
        var report = Assert.Single(Reading.Of(title, "一、基本情况", "2023年年初预算数120.50万元。").Reports);

        Assert.Equal(("甲县测试养护中心", 2023), (report.Identity.Unit, report.Identity.Year));
    }

    [Theory]
    [InlineData("关于做好县直各单位2023年度部门整体支出绩效自评工作的通知")]
    [InlineData("三、绩效自评情况")]
    public void NoticeOrChapter_IsNoReport(string title) => Assert.Empty(Reading.Of(title, "一、基本情况", "2023年年初预算数120.50万元。").Reports);

    [Theory]
    [InlineData("2024年度项目支出绩效目标申报暨2023年度项目支出绩效自评表", "")]
    [InlineData("项目支出绩效自评表", "填报日期：2024年3月15日 评价年度：2023")]
    [InlineData("项目支出绩效自评表", "填报时间：2024年度一季度 项目年度：2023年")]
    public void YearOfEvaluation_GoesBeforeThatOfWriting(string title, string line)
    {
        var report = Assert.Single(Reading.Of(title, line, Tables.Of("单位名称|甲县测试局", "资金（万元）|全年预算数|全年执行数", "年度资金总额|10|9")).Reports);

        Assert.Equal(2023, report.Identity.Year);
    }

    [Fact]
    public void TitleOfAnotherPaperBeforeTheUnit_IsNoPartOfIt() =>
        Assert.Equal("甲县测试养护中心", UnitName.InTitle("关于印发《2021—2025年规划》的甲县测试养护中心2023年度项目支出绩效自评表"));

    [Fact]
    public void CodeAndBlankBeforeTheName_AreNoPartOfIt() => Assert.Equal("甲县测试局", UnitName.Normalise("119001 甲县测试局"));
}
