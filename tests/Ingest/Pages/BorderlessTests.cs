using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Pages.Model;

namespace PerfEval.Ingest.Tests.Pages;

/// <summary>Forms of units that do not exist, drawn twice: what the lines say is the truth for the same page without them.</summary>
public sealed class BorderlessTests
{
    /// <summary>x of the columns, then row, column, row span, column span and text of each cell; rows are 24 points high.</summary>
    private static readonly (double[] Xs, (int Row, int Col, int RowSpan, int ColSpan, string Text)[] Cells) s_funds = (
        [60, 150, 250, 320, 390, 450, 520],
        [
            (0, 0, 1, 1, "单位名称"), (0, 1, 1, 5, "青溪县水文站"),
            (1, 0, 3, 1, "预算资金\n（万元）"), (1, 1, 1, 1, ""), (1, 2, 1, 1, "年初预算"), (1, 3, 1, 1, "全年预算"), (1, 4, 1, 1, "分值"), (1, 5, 1, 1, "得分"),
            (2, 1, 1, 1, "年度资金总额"), (2, 2, 1, 1, "120.50"), (2, 3, 1, 1, "131.00"), (2, 4, 1, 1, "10"), (2, 5, 1, 1, "9.80"),
            (3, 1, 1, 1, "其他资金"), (3, 2, 1, 1, ""), (3, 3, 1, 1, "4.20"), (3, 4, 1, 1, ""), (3, 5, 1, 1, ""),
            (4, 0, 1, 1, "一级指标"), (4, 1, 1, 1, "三级指标"), (4, 2, 1, 1, "指标值"), (4, 3, 1, 1, "完成值"), (4, 4, 1, 1, "分值"), (4, 5, 1, 1, "得分"),
            (5, 0, 2, 1, "产出指标"), (5, 1, 1, 1, "测站巡检次数"), (5, 2, 1, 1, "≥48次"), (5, 3, 1, 1, "52次"), (5, 4, 1, 1, "30"), (5, 5, 1, 1, "30"),
            (6, 1, 1, 1, "报汛及时率"), (6, 2, 1, 1, "≥95%"), (6, 3, 1, 1, "97%"), (6, 4, 1, 1, "20"), (6, 5, 1, 1, "19"),
            (7, 0, 1, 4, "总分"), (7, 4, 1, 1, "100"), (7, 5, 1, 1, "96"),
        ]);

    private static readonly (double[] Xs, (int Row, int Col, int RowSpan, int ColSpan, string Text)[] Cells) s_staff = (
        [70, 210, 300, 400, 500],
        [
            (0, 0, 2, 1, "人员情况"), (0, 1, 1, 1, "编制数"), (0, 2, 1, 1, "在职人数"), (0, 3, 1, 1, "控制率"),
            (1, 1, 1, 1, "34"), (1, 2, 1, 1, "31"), (1, 3, 1, 1, "91.2%"),
            (2, 0, 1, 1, "经费情况"), (2, 1, 1, 1, "上年决算数"), (2, 2, 1, 1, "本年预算数"), (2, 3, 1, 1, "本年决算数"),
            (3, 0, 1, 1, "公用经费"), (3, 1, 1, 1, "18.30"), (3, 2, 1, 1, "17.60"), (3, 3, 1, 1, "16.95"),
            (4, 0, 1, 1, "会议费"), (4, 1, 1, 1, ""), (4, 2, 1, 1, ""), (4, 3, 1, 1, "0.40"),
            (5, 0, 1, 1, "培训费"), (5, 1, 1, 1, ""), (5, 2, 1, 1, ""), (5, 3, 1, 1, ""),
        ]);

    public static TheoryData<string> Forms => ["funds", "staff"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void FormWithoutLines_HasTheCellsOfTheOneWithLines(string form) =>
        Assert.Equal(Cells(Layout(form, ruled: true)), Cells(Layout(form, ruled: false)));

    [Theory]
    [MemberData(nameof(Forms))]
    public void EveryCellOfAFormWithoutLines_IsToBeReviewed(string form) =>
        Assert.All(Layout(form, ruled: false).Cells, cell => Assert.Equal(Trust.Inferred, cell.Confidence));

    [Fact]
    public void HeaderRepeatedOnTheNextPage_IsNoRow()
    {
        string[] header = ["三级指标", "分值", "得分"];
        var first = Page(1, header, ["巡检次数", "30", "28"], ["报汛及时率", "20", "20"]);
        var second = Page(2, header, ["群众满意度", "10", "9"]);

        Assert.Equal(
            ["三级指标|分值|得分", "巡检次数|30|28", "报汛及时率|20|20", "群众满意度|10|9"],
            Reading.Rows(Assert.IsType<Table>(DrawnPage.Layout(first, second).Blocks.Single())));

        static DrawnPage Page(int number, params string[][] rows)
        {
            var page = new DrawnPage(number);
            double[] xs = [70, 250, 380, 500];
            for (var row = 0; row < rows.Length; row++)
            {
                for (var col = 0; col < 3; col++)
                {
                    page.Centred(new Box(xs[col], 120 + (24 * row), xs[col + 1], 144 + (24 * row)), rows[row][col], ruled: false);
                }
            }

            return page;
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void ScatteredTextBelowAHeader_IsAllKept(int seed)
    {
        var random = new Random(seed);
        var page = new DrawnPage().Text(70, 60, "三级指标").Text(200, 60, "分值").Text(300, 60, "得分");
        var texts = Enumerable.Range(0, 150).Select(i => $"项{(char)('a' + (i / 26))}{(char)('a' + (i % 26))}").ToList();
        for (var i = 0; i < texts.Count; i++)
        {
            page.Text(60 + (((i % 4 * 2) + random.Next(2)) * 55) + random.Next(20), 80 + (i / 4 * 18) + random.Next(9), texts[i]);
        }

        var layout = DrawnPage.Layout(page);
        var all = string.Concat(layout.Blocks.SelectMany(block => block is Table table ? table.Cells.Select(cell => cell.Text) : [((Paragraph)block).Text]));

        Assert.Equal(
            string.Concat(texts.SelectMany(text => text).Concat("三级指标分值得分").Order()), string.Concat(all.Where(c => !char.IsWhiteSpace(c)).Order()));
    }

    private static Table Layout(string form, bool ruled)
    {
        var (xs, cells) = form == "funds" ? s_funds : s_staff;
        var page = new DrawnPage();
        foreach (var (row, col, rowSpan, colSpan, text) in cells)
        {
            page.Centred(new Box(xs[col], 100 + (24 * row), xs[col + colSpan], 100 + (24 * (row + rowSpan))), text, ruled);
        }

        return Assert.IsType<Table>(DrawnPage.Layout(page).Blocks.Single());
    }

    private static string[] Cells(Table table) =>
        [.. table.Cells.OrderBy(cell => cell.Row)
            .ThenBy(cell => cell.Col)
            .Select(cell => $"{cell.Row},{cell.Col} {cell.RowSpan}x{cell.ColSpan} {cell.Text.ReplaceLineEndings("")}")];
}
