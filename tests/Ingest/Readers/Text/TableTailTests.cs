using PerfEval.Ingest.Readers.Text;

namespace PerfEval.Ingest.Tests.Readers.Text;

/// <summary>Lines of a table's last cell, split by bars; an empty one is a blank line.</summary>
public sealed class TableTailTests
{
    [Theory]
    [InlineData("甲|乙", true, -1)]
    [InlineData("甲||乙", true, 2)]
    [InlineData("||甲|乙", true, -1)]
    [InlineData("甲||乙", false, -1)]
    [InlineData("甲|||乙", false, -1)]
    public void EmptyLine_EndsTheTableAtTheEndOfTheDocumentOnly(string lines, bool last, int expected) => Assert.Equal((expected, false), Find(lines, last));

    [Theory]
    [InlineData("甲|填表人：", 1)]
    [InlineData("甲| 附件 3", 1)]
    [InlineData("甲|乙|2023年度部门整体支出绩效自评表", 2)]
    [InlineData("甲|2023年度部门整体支出|绩效自评表", 1)]
    [InlineData("甲|2023年度部门整体支出", -1)]
    [InlineData("甲||注：乙", 2)]
    [InlineData("甲|注：乙", -1)]
    [InlineData("甲||部门评分表", 2)]
    [InlineData("甲|部门评分表", -1)]
    [InlineData("甲||乙|填表人：", 3)]
    [InlineData("甲|||乙|填表人：", 3)]
    [InlineData("甲|填表人：|||乙", 1)]
    public void Mark_EndsItAnywhere_AndAWideGapBeforeIt(string lines, int expected) => Assert.Equal((expected, expected > 0), Find(lines, last: false));

    [Theory]
    [InlineData("100|一、基本情况", true, 1)]
    [InlineData("100|一、基本情况", false, -1)]
    [InlineData("甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲|一、基本情况", true, 1)]
    [InlineData("甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲甲|一、基本情况", true, -1)]
    [InlineData("100|甲|一、基本情况", true, -1)]
    [InlineData("100|甲||一、基本情况", true, 3)]
    public void Heading_EndsItBehindAGapOrAShortValue(string lines, bool last, int expected) => Assert.Equal((expected, expected > 0), Find(lines, last));

    [Theory]
    [InlineData(60, 1)]
    [InlineData(61, -1)]
    public void Title_HasSixtyCharactersAtMost(int length, int expected) =>
        Assert.Equal(expected, Find($"甲|2023年{new string('局', length - 9)}绩效报告", last: false).Line);

    private static (int Line, bool Certain) Find(string lines, bool last) => (TableTail.Find(lines.Split('|'), last, out var certain), certain);
}
