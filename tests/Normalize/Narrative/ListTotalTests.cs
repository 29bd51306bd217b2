using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Tests.Fixtures;

namespace PerfEval.Normalize.Tests.Narrative;

public sealed class ListTotalTests
{
    [Theory]
    [InlineData("“三公”经费支出6.85万元，较上年减少1.15万元，下降14.38%。其中公务接待费2.35万元，公务用车运行维护费4.50万元。", 6.85)]
    [InlineData("“三公”经费支出6.85万元，同比下降1.15万元。其中：公务接待费2.35万元，公务用车运行维护费4.50万元。", 6.85)]
    [InlineData("“三公”经费支出6.85万元，较上年减少1.15万元。其中公务接待费减少了的0.35万元，公务用车运行维护费4.50万元，出国经费2.00万元。", 6.85)]
    [InlineData("项目支出6.85万元，较上年增加1.15万元。其中甲项目0.65万元，乙项目0.50万元。", 1.15)]
    public void AmountOfChangeBeforeAList_IsItsTotalOnlyWhereItSumsToIt(string text, double total)
    {
        var items = Reading.Report("一、基本情况", text).All<NarrativeItem>();

        Assert.All(items, i => Assert.Equal((decimal)total, i.StatedTotal?.Value));
        Assert.NotEmpty(items);
    }

    [Fact]
    public void LaterClauses_KeepTheSubject()
    {
        var figures = Reading.Report("一、基本情况",
            "2023年年初安排基本支出预算377.94万元，年中调整为562.85万元，全年实际支出573.65万元。其中人员经费447.70万元，公用经费115.15万元。").All<NarrativeFigure>();

        Assert.Equal(
            [
                ("basic", "initial", 377.94m),
                ("basic", "adjusted", 562.85m),
                ("basic", "final", 573.65m),
                ("personnel", "adjusted", 447.70m),
                ("operating", "adjusted", 115.15m)
            ],
            figures.Select(f => (f.Line!, f.Basis!, f.Value!.Value!.Value)));
    }
}
