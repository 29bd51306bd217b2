using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Tests.Pages;

/// <summary>Numbers that run over a line of their table.</summary>
public sealed class CrossingNumberTests
{
    [Theory]
    [InlineData(165)]
    [InlineData(172)]
    [InlineData(231)]
    public void NumberOverALine_StaysWholeInTheCellWithoutText(double x)
    {
        var layout = DrawnPage.Layout(
            new DrawnPage().Cell(100, 100, 180, 120, "130.25").Cell(180, 100, 250, 120).Cell(250, 100, 330, 120, "   10").Text(x, 114, "125.75"));

        Assert.Equal(["130.25|125.75|10"], Trimmed(layout));
        Assert.Equal(WarningKind.TextOverBorder, Assert.Single(layout.Warnings).Kind);
    }

    [Fact]
    public void NumberBetweenTwoEmptyCells_IsInDoubt()
    {
        var layout = DrawnPage.Layout(
            new DrawnPage().Cell(100, 100, 180, 120, "合计").Cell(180, 100, 250, 120).Cell(250, 100, 330, 120).Text(230, 114, "125.75"));
        var cells = Assert.IsType<Table>(layout.Blocks.Single()).Cells;

        Assert.Equal(["合计", "125.75", ""], cells.Select(cell => cell.Text));
        Assert.True(cells[1].Confidence < Trust.Review && cells[2].Confidence < Trust.Review);
    }

    [Fact]
    public void TwoNumbersThatTouchOnALine_AreInDoubt()
    {
        var layout = DrawnPage.Layout(new DrawnPage().Cell(100, 100, 180, 120).Cell(180, 100, 250, 120).Text(150, 114, "130.25").Text(180, 114, "125.75"));
        var cells = Assert.IsType<Table>(layout.Blocks.Single()).Cells;

        Assert.Equal(["130.25", "125.75"], cells.Select(cell => cell.Text));
        Assert.All(cells, cell => Assert.True(cell.Confidence < Trust.Review));
    }

    [Fact]
    public void RowWithoutACell_DoesNotEndThePage()
    {
        // Open at its sides, and a table of its width on the next page whose inner lines stick out above its first row.
        var first = new DrawnPage().Line(100, 760, 330, 760).Line(100, 780, 330, 780).Line(200, 760, 200, 780).Text(110, 774, "甲");
        var second = new DrawnPage(2).Line(100, 80, 330, 80).Line(100, 100, 330, 100).Line(199, 60, 199, 100).Line(201, 60, 201, 100).Text(110, 94, "乙");

        Assert.Contains("乙", DrawnPage.Layout(first, second).Blocks.OfType<Table>().SelectMany(table => table.Cells).Select(cell => cell.Text));
    }

    private static string[] Trimmed(PageLayout layout) =>
        [.. Reading.Rows(Assert.IsType<Table>(layout.Blocks.Single())).Select(row => string.Join('|', row.Split('|').Select(text => text.Trim())))];
}
