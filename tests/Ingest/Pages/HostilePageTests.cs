using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages;

namespace PerfEval.Ingest.Tests.Pages;

/// <summary>Pages on which much is painted: what is not looked for is said, and the rest is read.</summary>
public sealed class HostilePageTests
{
    private static readonly double[] s_xs = [70, 170, 270, 370];

    [Fact]
    public void CellsOfAllPages_ShareOneLimit()
    {
        DrawnPage[] pages = [.. Enumerable.Range(1, 4).Select(number => new DrawnPage(number).Text(70, 60, "表").Rows(100, s_xs, "甲|1|2", "乙|3|4"))];

        // Two rows of three cells lie between three lines across and four down; what is taken counts as cells, what is asked for as places.
        var layout = PageTables.Layout([.. pages.Select(page => page.Model)], new ReaderLimits { MaxCells = 20 }, CancellationToken.None);

        Assert.Equal(["第 3 页", "第 4 页"], layout.Warnings.Where(warning => warning.Kind == WarningKind.TooManyLines).Select(warning => warning.Place).Order());
        Assert.NotEmpty(layout.Blocks.OfType<Table>());
    }

    [Fact]
    public void SidesBesideManyTables_AreNotGivenToEach()
    {
        var page = new DrawnPage();
        for (var i = 0; i < 2_000; i++)
        {
            page.Line(10 + (i * 5), 100, 10 + (i * 5), 400);
            _ = i % 4 == 0 ? page.Line(9 + (i * 5), 250, 14 + (i * 5), 250) : page;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        DrawnPage.Layout(page);

        // Each of 500 crosses with each of 1,500 sides would be 750,000 cells.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 60L << 20);
    }

    [Fact]
    public void PageOfMuchText_IsNoFormAndSaysSo()
    {
        var page = new DrawnPage(height: 20_000).Text(70, 20, "一级指标").Text(170, 20, "分值").Text(270, 20, "得分");
        for (var i = 1; i < 600; i++)
        {
            page.Text(70, 20 + (i * 25), "指标").Text(170, 20 + (i * 25), "10").Text(270, 20 + (i * 25), "9");
        }

        var layout = DrawnPage.Layout(page);

        Assert.Contains(layout.Warnings, warning => warning.Kind == WarningKind.TooManyLines);
        Assert.Equal(600, layout.Blocks.OfType<Paragraph>().Sum(paragraph => paragraph.Text.Split("指标").Length - 1));
    }

    // Three runs of blanks side by side in the pattern of page numbers: the third power of their length.
    [Fact]
    public void BlanksInAMargin_AreNoPageNumber()
    {
        DrawnPage[] pages =
        [
            .. Enumerable.Range(1, 3).Select(
                number => new DrawnPage(number, width: 400_000).Text(70, 40, "1" + new string(' ', 20_000) + "甲").Text(70, 300, "正文"))
        ];

        Assert.Contains(DrawnPage.Layout(pages).Blocks.OfType<Paragraph>(), paragraph => paragraph.Text.Contains("正文", StringComparison.Ordinal));
    }
}
