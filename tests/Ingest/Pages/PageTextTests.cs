using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Lines;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Tests.Pages;

public sealed class PageTextTests
{
    [Fact]
    public void FullLines_AreOneParagraphAndAShortLineEndsIt()
    {
        var full = new string('文', 40);
        var page = new DrawnPage().Text(90, 100, full[..38]).Text(70, 116, full).Text(70, 132, "结束。").Text(90, 148, full[..38]).Text(70, 164, "又一段。");

        Assert.Equal([full[..38] + full + "结束。", full[..38] + "又一段。"], Paragraphs(page));
    }

    [Fact]
    public void ListItem_BeginsAParagraphAfterAFullLine()
    {
        var full = new string('文', 40);
        var page = new DrawnPage().Text(70, 100, full).Text(70, 116, "2、第二条").Text(70, 132, full).Text(70, 148, full);

        Assert.Equal(3, Paragraphs(page).Length);
    }

    [Fact]
    public void ParagraphOverThePageBreak_GoesOn()
    {
        var full = new string('文', 40);

        Assert.Equal([full + full + "完。"], Paragraphs(new DrawnPage(1).Text(70, 740, full).Text(70, 756, full), new DrawnPage(2).Text(70, 84, "完。")));
    }

    [Fact]
    public void RunningTitlesAndPageNumbers_AreLeftOutAndNamed()
    {
        var pages = Enumerable.Range(1, 4).Select(number => new DrawnPage(number)
            .Text(200, 50, "某县部门决算").Text(70, 100, $"正文{number}号").Text(290, 790, $"- {number} -")).ToArray();
        var layout = DrawnPage.Layout(pages);

        Assert.Equal(["正文1号", "正文2号", "正文3号", "正文4号"], layout.Blocks.Cast<Paragraph>().Select(paragraph => paragraph.Text));
        Assert.Equal(["第 1、2、3、4 页", "第 1、2、3、4 页"], layout.Warnings.Where(warning => warning.Kind == "page_furniture").Select(warning => warning.Place));
    }

    [Fact]
    public void PageNumberBetweenTwoParts_DoesNotPartTheTable()
    {
        double[] xs = [70, 170, 270];
        var rows = Enumerable.Range(0, 33).Select(i => $"行{i}|1").ToArray();
        var layout = DrawnPage.Layout(
            new DrawnPage(1).Rows(72, xs, rows).Text(290, 790, "1"),
            new DrawnPage(2).Rows(72, xs, "续一|2", "续二|3", "续三|4").Text(290, 790, "2"));

        Assert.Equal(36, Assert.IsType<Table>(layout.Blocks.Single()).Cells.Max(cell => cell.Row) + 1);
    }

    [Fact]
    public void FiguresSetWide_StayOneNumber()
    {
        var page = new DrawnPage();
        for (var i = 0; i < 4; i++)
        {
            page.Text(70 + (10 * i), 100, "2024"[i].ToString());
        }

        Assert.Equal(["2024"], Paragraphs(page));
    }

    [Fact]
    public void TableWithoutLines_IsReadWhereHeaderLabelsStandAndMarked()
    {
        var page = new DrawnPage();
        double[] xs = [70, 200, 300];
        string[][] rows = [["三级指标", "分值", "得分"], ["办文办会", "13", "12.5"], ["达标率", "12", ""], ["满意度", "10", "10"]];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var col = 0; col < 3; col++)
            {
                page.Text(xs[col], 100 + (22 * row), rows[row][col]);
            }
        }

        var layout = DrawnPage.Layout(page);
        var table = Assert.IsType<Table>(layout.Blocks.Single());

        Assert.Equal(["三级指标|分值|得分", "办文办会|13|12.5", "达标率|12|", "满意度|10|10"], Reading.Rows(table));
        Assert.All(table.Cells, cell => Assert.True(cell.Confidence < Trust.Review));
        Assert.Contains(layout.Warnings, warning => warning.Kind == "stream_table");
    }

    [Fact]
    public void LabelBetweenRowsOfATableWithoutLines_CoversThem()
    {
        var page = new DrawnPage().Text(70, 100, "一级指标").Text(170, 100, "三级指标").Text(300, 100, "分值");
        for (var row = 0; row < 4; row++)
        {
            page.Text(170, 122 + (22 * row), $"指标{row}").Text(300, 122 + (22 * row), $"{row + 10}");
        }

        page.Text(70, 155, "产出指标");
        var table = Assert.IsType<Table>(DrawnPage.Layout(page).Blocks.Single());

        Assert.Equal((1, 4), table.Cells.Where(cell => cell.Text == "产出指标").Select(cell => (cell.Row, cell.RowSpan)).Single());
        Assert.Equal(5, table.Cells.Max(cell => cell.Row) + 1);
    }

    [Fact]
    public void ColumnsOfTextWithoutHeaderLabels_AreNoTable()
    {
        var page = new DrawnPage().Text(70, 100, "左栏").Text(300, 100, "右栏").Text(70, 116, "一").Text(300, 116, "二");

        Assert.DoesNotContain(DrawnPage.Layout(page).Blocks, block => block is Table);
    }

    private static string[] Paragraphs(params DrawnPage[] pages) => [.. DrawnPage.Layout(pages).Blocks.Cast<Paragraph>().Select(paragraph => paragraph.Text)];
}
