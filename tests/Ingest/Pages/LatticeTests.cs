using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages;

namespace PerfEval.Ingest.Tests.Pages;

public sealed class LatticeTests
{
    private static readonly double[] s_xs = [70, 170, 270, 370];

    [Fact]
    public void MergedCells_AreReadWithTheirSpans()
    {
        var page = new DrawnPage()
            .Cell(70, 100, 170, 140, "人员")
            .Cell(170, 100, 370, 120, "编制数")
            .Cell(170, 120, 270, 140, "65")
            .Cell(270, 120, 370, 140, "100%");

        Assert.Equal(["0,0 2x1 人员", "0,1 1x2 编制数", "1,1 1x1 65", "1,2 1x1 100%"], Cells(page));
    }

    [Fact]
    public void Cell_KnowsItsPageAndBox()
    {
        var cell = Single(new DrawnPage(3).Rows(100, s_xs, "甲|1|2", "乙|3|4")).Cells[4];

        Assert.Equal((3, new Box(170, 120, 270, 140), 1), (cell.Page, cell.Box, cell.Confidence));
    }

    [Fact]
    public void TurnedPage_GivesTheSameTableAndBoxesAsDisplayed()
    {
        var page = new DrawnPage().Rows(100, s_xs, "甲|1|2", "乙|3|4");
        var turned = Assert.IsType<Table>(PageTables.Layout([page.TurnedClockwise()], new ReaderLimits(), CancellationToken.None).Blocks.Single());

        Assert.Equal(Cells(page), Reading.Cells(turned));
        Assert.Equal(new Box(842 - 140, 170, 842 - 120, 270), turned.Cells[4].Box);
    }

    [Fact]
    public void DoubleLines_AreOneBoundary()
    {
        var page = new DrawnPage().Cell(70, 100, 168.5, 120, "甲")
            .Cell(170, 100, 270, 120, "1")
            .Cell(70, 121.5, 168.5, 140, "乙")
            .Cell(170, 121.5, 270, 140, "2");

        Assert.Equal(["0,0 1x1 甲", "0,1 1x1 1", "1,0 1x1 乙", "1,1 1x1 2"], Cells(page));
    }

    [Fact]
    public void UnderlineInACell_MakesNoRow()
    {
        var page = new DrawnPage().Rows(100, s_xs, "甲|1|2", "乙|3|4").Line(180, 116, 240, 116);

        Assert.Equal(2, Single(page).Cells.Max(cell => cell.Row) + 1);
    }

    [Fact]
    public void MissingSides_AreClosed()
    {
        var page = new DrawnPage();
        foreach (var y in new[] { 100.0, 120, 140 })
        {
            page.Line(70, y, 270, y);
        }

        page.Line(170, 100, 170, 140).Text(75, 114, "甲").Text(175, 114, "1").Text(75, 134, "乙").Text(175, 134, "2");

        Assert.Equal(["0,0 1x1 甲", "0,1 1x1 1", "1,0 1x1 乙", "1,1 1x1 2"], Cells(page));
    }

    [Fact]
    public void SpaceBesideANarrowerPart_IsNoCell()
    {
        var page = new DrawnPage().Cell(70, 100, 170, 120, "甲").Rows(120, s_xs, "乙|3|4");

        Assert.Equal(["0,0 1x1 甲", "1,0 1x1 乙", "1,1 1x1 3", "1,2 1x1 4"], Cells(page));
    }

    [Fact]
    public void FrameAroundText_IsAParagraph()
    {
        var layout = DrawnPage.Layout(new DrawnPage().Cell(70, 100, 370, 140, "编制说明"));

        Assert.Equal([new Paragraph("编制说明", 1)], layout.Blocks);
    }

    [Fact]
    public void BorderOfThePage_DoesNotSwallowTheTable()
    {
        var page = new DrawnPage().Cell(20, 20, 575, 820).Rows(100, s_xs, "甲|1|2", "乙|3|4").Text(70, 90, "表一");
        var layout = DrawnPage.Layout(page);

        Assert.Equal(new Paragraph("表一", 1), layout.Blocks[0]);
        Assert.Equal(6, Assert.IsType<Table>(layout.Blocks[1]).Cells.Count);
    }

    [Fact]
    public void WrappedLine_GoesOnAndChosenBreakStays()
    {
        var page = new DrawnPage().Cell(70, 100, 116, 140, "资金到位\n率").Cell(116, 100, 316, 140, "产出指标\n(50分)");

        Assert.Equal(["0,0 1x1 资金到位率", "0,1 1x1 产出指标/(50分)"], Cells(page));
    }

    [Fact]
    public void BrokenBoundary_IsToldOnItsPage()
    {
        var page = new DrawnPage().Rows(100, s_xs, "甲|1|2", "乙|3|4").Cell(70, 140, 370, 180, "丙").Line(170, 160, 370, 160);

        Assert.Equal(("irregular_cells", "第 1 页"), DrawnPage.Layout(page).Warnings.Select(warning => (warning.Kind, warning.Place)).Single());
    }

    [Fact]
    public void TextPaintedTwice_IsReadOnce()
    {
        var page = new DrawnPage().Rows(100, s_xs, "甲|11|2").Text(173.4, 114, "11");

        Assert.Equal("11", Single(page).Cells[1].Text);
    }

    private static Table Single(DrawnPage page) => Assert.IsType<Table>(DrawnPage.Layout(page).Blocks.Single());

    private static string[] Cells(DrawnPage page) => Reading.Cells(Single(page));
}
