using PerfEval.Normalize.Identity;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Identity;

public sealed class TwoYearTitleTests
{
    [Theory]
    [InlineData("甲县测试养护中心关于2024年开展2023年度项目支出绩效自评的报告")]
    [InlineData("甲县测试养护中心2024年关于2023年度部门整体支出绩效自评报告")]
    [InlineData("2024年度甲县测试养护中心对2023年部门整体支出绩效自评报告")]
    [InlineData("甲县测试养护中心关于2023年度部门整体支出绩效自评的报告")]
    [InlineData("甲县测试养护中心关于报送2023年度部门整体支出绩效自评报告的函")]
    [InlineData("甲县测试养护中心2023年度专项资金绩效评价报告")]
    public void Title_NamesTheUnitAndTheYearItIsAbout(string title)
    {
        var report = Assert.Single(Reading.Of(title, "一、基本情况", "2023年年初预算数120.50万元。").Reports);

        Assert.Equal(("甲县测试养护中心", 2023), (report.Identity.Unit, report.Identity.Year));
    }

    [Fact]
    public void YearInBracketsBelowTheTitle_GoesBeforeThatOfTheTitle()
    {
        var report = Assert.Single(Reading.Of("2024年项目支出绩效自评表", "（2023年度）", Tables.Of("单位名称|甲县测试局", "资金（万元）|全年预算数|全年执行数", "年度资金总额|10|9")).Reports);

        Assert.Equal(2023, report.Identity.Year);
    }

    [Theory]
    [InlineData("2024年项目支出绩效自评表", "（2023年度）")]
    [InlineData("项目支出绩效自评表", "（2022-2023年度）")]
    public void TwoYears_AreTold(string title, string line) =>
        Assert.Contains(
            Reading.Of(title, line, Tables.Of("单位名称|甲县测试局", "资金（万元）|全年预算数|全年执行数", "年度资金总额|10|9")).Warnings, w => w.Kind == "unknown_year");

    [Theory]
    [InlineData("[119001]甲县测试局")]
    [InlineData("119001-甲县测试局")]
    public void CodeBeforeTheName_IsNoPartOfIt(string printed) => Assert.Equal("甲县测试局", UnitName.Normalise(printed));
}
