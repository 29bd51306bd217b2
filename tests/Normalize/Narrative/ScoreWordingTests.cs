using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Narrative;

public sealed class ScoreWordingTests
{
    [Theory]
    [InlineData("2022年自评得分91分，2023年自评得分94.5分。")]
    [InlineData("上年度自评得分91分。本年度自评得分94.5分。")]
    [InlineData("项目支出自评得分91分，部门整体支出自评得分94.5分。")]
    [InlineData("下属路桥站自评得分88分，本局自评得分94.5分。")]
    [InlineData("力争2024年自评得分98分。本次自评得分94.5分。")]
    [InlineData("自评得分90分以上为优。本次自评得分94.5分。")]
    [InlineData("经自评，总分94.5分，等级为优。")]
    [InlineData("本次自评满分100分，扣5.5分，得94.5分。")]
    [InlineData("自评得分九十四点五分。")]
    [InlineData("自评得分：预算执行10分，产出56分，效益28.5分，合计94.5分。")]
    [InlineData("部门整体支出绩效得分为94.5分。")]
    [InlineData("自评得分94.5，等次为优。")]
    [InlineData("自评得分：94.5（满分100）。")]
    [InlineData("我单位自评得分在90-100分之间，为94.5分。")]
    public void ScoreOfTheUnit_IsToldFromOthers(string text) => Assert.Equal(94.5m, Reading.Report(text).SelfScore);

    [Theory]
    [InlineData("预算编制自评得分9.50分。")]
    [InlineData("资产管理自评得分4.50分。")]
    [InlineData("投入类指标满分20分，自评得分19.50分。")]
    [InlineData("“预算执行率”指标分值10分，自评得分9.65分。")]
    [InlineData("经财政部门复核，最终得分91.20分。")]
    public void ScoreOfAnIndicatorOrOfAReview_IsNotTheUnits(string text) => Assert.Null(Reading.Report(text).SelfScore);

    [Fact]
    public void TwoScores_AreNeitherAndTold()
    {
        var document = Reading.Of(Reading.Unit, "自评得分91分。", "自评得分94.5分。");

        Assert.Null(Assert.Single(document.Reports).SelfScore);
        Assert.Contains(document.Warnings, w => w.Kind == "score_unclear" && w.Message.Value.Contains("91、94.5", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("90分以上为优，80-90分评为良，60-80分评为中等。本单位评为良，得分85分。", "良")]
    [InlineData("自评等级由上年的良上升为优，自评得分95分。", "优")]
    [InlineData("我局被县委评为优秀单位。", null)]
    [InlineData("自评等级为优。自评等级为良。", null)]
    public void Grade_IsThatOfTheUnit(string text, string? grade) => Assert.Equal(grade, Reading.Report(text).Grade);
}
