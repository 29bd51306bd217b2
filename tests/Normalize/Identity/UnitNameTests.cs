using PerfEval.Normalize.Identity;

namespace PerfEval.Normalize.Tests.Identity;

public sealed class UnitNameTests
{
    [Theory]
    [InlineData("219-甲县 测试局", "甲县测试局")]
    [InlineData("[219001]甲县测试局", "甲县测试局")]
    [InlineData("甲县测试局（盖章）", "甲县测试局")]
    [InlineData("甲县测试局盖章", "甲县测试局")]
    [InlineData("甲县测试局(本级)：", "甲县测试局")]
    [InlineData("（盖章）", null)]
    [InlineData("  ", null)]
    [InlineData(null, null)]
    public void Printed_IsBroughtIntoOneSpelling(string? printed, string? expected) => Assert.Equal(expected, UnitName.Normalise(printed));

    [Theory]
    [InlineData("2023年度甲县测试局部门整体支出绩效自评报告", "甲县测试局")]
    [InlineData("甲县测试局2023年度部门整体支出绩效自评报告", "甲县测试局")]
    [InlineData("甲县测试局关于2023年度绩效自评报告", "甲县测试局")]
    [InlineData("二〇二三年度甲县测试局部门整体支出绩效自评报告", "甲县测试局")]
    [InlineData("甲县测试局二零二三年度整体支出绩效自评报告", "甲县测试局")]
    [InlineData("甲县测试局整体支出绩效自评报告", "甲县测试局")]
    [InlineData("2023年度部门整体支出绩效自评报告", null)]
    [InlineData("附件2:2023年度预算单位整体支出绩效自评表", null)]
    public void Title_NamesTheUnit(string title, string? expected) => Assert.Equal(expected, UnitName.InTitle(title));
}
