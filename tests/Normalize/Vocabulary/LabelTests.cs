using PerfEval.Normalize.Tests.Fixtures;
using PerfEval.Normalize.Vocabulary;

namespace PerfEval.Normalize.Tests.Vocabulary;

public sealed class LabelTests
{
    [Theory]
    [InlineData("其中：当年财政拨款", "current_year_appropriation")]
    [InlineData("其中:本年 财政拨款", "current_year_appropriation")]
    [InlineData("其它资金", "other")]
    [InlineData("（1）其他资金", "other")]
    [InlineData("①上年结转金额", "carry_over")]
    [InlineData("年度资金总额：", "total")]
    [InlineData("2023年年度资金总额（万元）", "total")]
    [InlineData("甲县测试局", null)]
    public void FundingLabel_IsFoundInItsSpellings(string printed, string? role) => Assert.Equal(role, Repository.Vocabulary.Role("funding_line", printed));

    [Theory]
    [InlineData("“三公”经费", "three_public")]
    [InlineData("三公经费:", "three_public")]
    [InlineData("4、公务接待", "reception")]
    [InlineData("其中：公车购置", "vehicle_purchase")]
    [InlineData("一、项目支出", "project")]
    [InlineData("水费、电费、\n差旅费", "operating_utilities_travel")]
    public void BudgetLabel_IsFoundInItsSpellings(string printed, string role) => Assert.Equal(role, Repository.Vocabulary.Role("budget_line", printed));

    [Theory]
    [InlineData("产出指标(50 分)", "50")]
    [InlineData("产出指标（50分）", "50")]
    [InlineData("投入（20.5分）", "20.5")]
    [InlineData("产出指标50分", "50")]
    [InlineData("产出指标", null)]
    [InlineData("得分（20分*执行率）", null)]
    public void Points_AreReadFromTheLabel(string printed, string? points) =>
        Assert.Equal(points, Label.Of(printed)!.Points?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("项目资金（万元）", "万元")]
    [InlineData("预算投资\n（元）", "元")]
    [InlineData("年初预算数(单位：千元)", "千元")]
    [InlineData("执行率（%）", "%")]
    [InlineData("年初预算数", null)]
    public void Unit_IsReadFromTheLabel(string printed, string? unit) => Assert.Equal(unit, Label.Of(printed)!.Unit);

    [Fact]
    public void Year_IsReadFromTheLabel() => Assert.Equal(2023, Label.Of("2023年度决算数")!.Year);

    [Fact]
    public void Prose_IsNoLabel() => Assert.Null(Label.Of(new string('长', 61)));
}
