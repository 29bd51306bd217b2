using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Tests.Pages;

public sealed class PageBreakTests
{
    private const double Top = 72;

    private static readonly double[] s_xs = [70, 170, 270, 370];

    [Fact]
    public void TableThatReachesTheEndOfThePage_GoesOn()
    {
        var table = Single(Full(1, "末|1|2"), new DrawnPage(2).Rows(Top, s_xs, "甲|3|4", "乙|5|6"));

        Assert.Equal(["末|1|2", "甲|3|4", "乙|5|6"], Reading.Rows(table)[^3..]);
        Assert.Equal([1, 2], table.Cells.Select(cell => cell.Page!.Value).Distinct());
    }

    [Fact]
    public void TableThatEndsBeforeTheEndOfThePage_StandsAlone()
    {
        var layout = DrawnPage.Layout(new DrawnPage(1).Rows(Top, s_xs, "甲|1|2"), new DrawnPage(2).Rows(Top, s_xs, "乙|3|4"));

        Assert.Equal(2, layout.Blocks.OfType<Table>().Count());
    }

    [Fact]
    public void TextBetween_KeepsTablesApart()
    {
        var layout = DrawnPage.Layout(Full(1, "末|1|2"), new DrawnPage(2).Text(70, 85, "附件二").Rows(100, s_xs, "乙|3|4"));

        Assert.Equal(2, layout.Blocks.OfType<Table>().Count());
    }

    [Fact]
    public void RepeatedHeader_IsLeftOutAndJoinsWhereverThePageEnds()
    {
        var table = Single(
            new DrawnPage(1).Rows(Top, s_xs, "一级指标|分值|得分", "产出|10|9"),
            new DrawnPage(2).Rows(Top, s_xs, "一级指标|分值|得分", "效益|20|18"));

        Assert.Equal(["一级指标|分值|得分", "产出|10|9", "效益|20|18"], Reading.Rows(table));
    }

    [Fact]
    public void OtherColumnsInTheSameFrame_AreUnited()
    {
        var table = Single(Full(1, "末|1|2"), new DrawnPage(2).Rows(Top, [70, 220, 370], "甲|3", "乙|4"));

        Assert.Equal((1, 3, 1), table.Cells.Where(cell => cell.Text == "3").Select(cell => (cell.RowSpan, cell.ColSpan + cell.Col - 1, cell.Col - 1)).Single());
    }

    [Fact]
    public void ShiftedTableWithTheSameColumns_GoesOn()
    {
        var table = Single(Full(1, "末|1|2"), new DrawnPage(2).Rows(Top, [.. s_xs.Select(x => x + 20)], "甲|3|4"));

        Assert.Equal(3, table.Cells.Max(cell => cell.Col) + 1);
    }

    [Fact]
    public void OpenLabelAcrossTheBreak_IsOneCell()
    {
        var first = Full(1, null).Line(70, 672, 370, 672).Line(70, 672, 70, 732).Text(73, 690, "产出指标");
        var second = new DrawnPage(2).Line(70, Top, 70, 112).Line(70, 112, 370, 112);
        for (var row = 0; row < 3; row++)
        {
            first.Cell(170, 672 + (20 * row), 270, 692 + (20 * row), "数量").Cell(270, 672 + (20 * row), 370, 692 + (20 * row), "1");
        }

        second.Rows(Top, [170, 270, 370], "质量|2", "时效|3");
        var label = Single(first, second).Cells.Single(cell => cell.Text == "产出指标");

        Assert.Equal((5, 1), (label.RowSpan, label.Page));
    }

    [Theory]
    [InlineData("", 3)]
    [InlineData("(50分)", 3)]
    [InlineData("效益指标", 2)]
    public void ClosedLabelAcrossTheBreak_GoesOnWhenEmptyOrBracketed(string next, int rows)
    {
        var first = Full(1, null, end: 692).Cell(70, 692, 170, 732, "产出指标").Rows(692, [170, 270, 370], "数量|1", "质量|2");
        var second = new DrawnPage(2).Rows(Top, s_xs, next + "|时效|3", "总分|x|4");

        Assert.Equal(rows, Single(first, second).Cells.Single(cell => cell.Text.StartsWith("产出指标", StringComparison.Ordinal)).RowSpan);
    }

    [Fact]
    public void RowCutInMidText_IsOneRow()
    {
        var first = Full(1, null, end: 692)
            .Cell(70, 692, 170, 732, "可持续影响指标").Cell(170, 692, 270, 732, "生态环境得到的改善程\n度以及居民的满意程度").Cell(270, 692, 370, 732, "5");
        var second = new DrawnPage(2)
            .Cell(70, Top, 170, Top + 20).Cell(170, Top, 270, Top + 20, "都有提高").Cell(270, Top, 370, Top + 20)
            .Rows(Top + 20, s_xs, "满意度|x|4");
        var table = Single(first, second);

        Assert.Contains("可持续影响指标|生态环境得到的改善程度以及居民的满意程度都有提高|5", Reading.Rows(table));
        Assert.Equal(1, table.Cells.Single(cell => cell.Text == "5").RowSpan);
    }

    [Fact]
    public void RowWithBlankValuesAfterTheBreak_IsItsOwnRow()
    {
        var table = Single(Full(1, "公车运行维护|4|3.96"), new DrawnPage(2).Rows(Top, s_xs, "出国经费||", "公务接待|7|1.55"));

        Assert.Equal(["公车运行维护|4|3.96", "出国经费||", "公务接待|7|1.55"], Reading.Rows(table)[^3..]);
    }

    [Fact]
    public void DoubtfulJoin_IsMarkedAndTold()
    {
        var first = new DrawnPage(1).Rows(Top, s_xs, [.. Enumerable.Range(0, 31).Select(i => $"行{i}|1|2")]);
        var second = new DrawnPage(2).Cell(70, Top, 170, Top + 100, "产出指标").Rows(Top, [170, 270, 370], "a|1", "b|2", "c|3", "d|4", "e|5");
        var layout = DrawnPage.Layout(first, second);
        var table = Assert.IsType<Table>(layout.Blocks.Single());

        Assert.Contains(layout.Warnings, warning => warning is { Kind: "doubtful_join", Place: "第 2 页" });
        Assert.All(table.Cells.Where(cell => cell.Page == 2), cell => Assert.True(cell.Confidence < Trust.Review));
    }

    /// <summary>A page filled with rows down to the usual margin, with a last row if there is one.</summary>
    private static DrawnPage Full(int number, string? last, double end = 672)
    {
        var page = new DrawnPage(number);
        var count = (int)((end - Top) / 20);
        page.Rows(end - (20 * count), s_xs, [.. Enumerable.Range(0, count).Select(i => $"行{i}|1|2")]);
        return last is null ? page : page.Rows(end, s_xs, last, last, last);
    }

    private static Table Single(params DrawnPage[] pages) => Assert.IsType<Table>(DrawnPage.Layout(pages).Blocks.Single());
}
