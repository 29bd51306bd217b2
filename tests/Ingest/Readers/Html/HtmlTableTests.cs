namespace PerfEval.Ingest.Tests.Readers.Html;

public sealed class HtmlTableTests
{
    [Fact]
    public void Spans_AreThoseOfTheTableWhateverThePageClaims()
    {
        var table = Reading.OfFixture("Html/portal.html").Tables.First();

        Assert.Equal(
            [
                "0,0 2x1 财政供养/人员", "0,1 1x2 编制数", "0,3 1x1 控制率",
                "1,1 1x2 12", "1,3 1x1 91.67%",
                "2,0 1x1 公用经费", "2,1 1x1 3.2", "2,2 1x1 3", "2,3 1x1 2.8",
            ],
            Reading.Cells(table));
    }

    [Theory]
    [InlineData("<del>490</del>495", "495")]
    [InlineData("<s>900</s>1000", "1000")]
    [InlineData("<span style='text-decoration: line-through'>7</span>8", "8")]
    [InlineData("12.5<sup>2</sup>", "12.5²")]
    public void StruckOrRaisedDigits_AreNoPartOfTheNumber(string cell, string text) =>
        Assert.Equal([$"甲|{text}"], Reading.Rows(Assert.Single(Reading.Of($"<table><tr><td>甲</td><td>{cell}</td></tr></table>").Tables)));

    [Fact]
    public void LayoutTable_GivesOnlyWhatItHolds()
    {
        var document = Reading.Of("<table><tr><td>标题</td></tr><tr><td><table><tr><td>甲</td><td>1</td></tr></table></td></tr></table>");

        Assert.Equal(["标题"], Reading.Paragraphs(document));
        Assert.Equal(["甲|1"], Reading.Rows(Assert.Single(document.Tables)));
    }

    [Fact]
    public void DataTableAroundATable_KeepsBoth()
    {
        var tables = Reading.Of(
            "<table><tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2<table><tr><td>内</td><td>3</td></tr></table></td></tr><tr><td>丙</td><td>4</td></tr></table>").Tables.ToList();

        Assert.Equal(["甲|1", "乙|2", "丙|4"], Reading.Rows(tables[0]));
        Assert.Equal(["内|3"], Reading.Rows(tables[1]));
    }

    [Fact]
    public void TableCutInTwo_StaysTwo() =>
        Assert.Equal(2, Reading.Of("<table><tr><td>甲</td><td>1</td></tr></table><table><tr><td>乙</td><td>2</td></tr></table>").Tables.Count());

    [Fact]
    public void HeadAndFoot_PrintFirstAndLast() =>
        Assert.Equal(
            ["头|1", "身|2", "脚|3"],
            Rows("<table><tfoot><tr><td>脚</td><td>3</td></tr></tfoot><tr><td>身</td><td>2</td></tr><thead><tr><th>头</th><th>1</th></tr></thead></table>"));

    [Fact]
    public void CaptionAndHiddenRow_AreNoCells()
    {
        var table = Reading.Of("<table><caption>表一</caption><tr style='display: none'><td>隐</td><td>0</td></tr><tr><td>甲</td><td>1</td></tr></table>").Tables
            .Single();

        Assert.Equal("表一", table.Caption);
        Assert.Equal(["甲|1"], Reading.Rows(table));
    }

    [Fact]
    public void EndlessSpans_EndInARejection() =>
        Assert.Equal("too_complex", Reading.Rejected(System.Text.Encoding.UTF8.GetBytes(
            "<table><tr>" + string.Concat(Enumerable.Repeat("<td colspan=99999>1", 1000)) + "</table>")).Code);

    private static string[] Rows(string html) => Reading.Rows(Assert.Single(Reading.Of(html).Tables));

    [Fact]
    public void TableMadeByStyle_IsATable()
    {
        static string Row(string cells) =>
            $"<div class='r'>{string.Concat(cells.Split('|').Select(cell => $"<div style='display:table-cell'>{cell}</div>"))}</div>";
        var document = Reading.Of(
            $"<html><head><style>.t{{display:table}} .r{{display:table-row}}</style></head><body><div "
            + $"class='t'>{Row("资金|年初|执行")}{Row("总额|120.50|125.75")}{Row("其他|0|-")}</div></body></html>");

        Assert.Equal(["资金|年初|执行", "总额|120.50|125.75", "其他|0|-"], Reading.Rows(Assert.Single(document.Tables)));
    }

    [Fact]
    public void TwoColumnsMadeByStyle_AreNoTable() =>
        Assert.Empty(Reading.Of(
            "<html><body><div style='display:table'><div style='display:table-row'><div style='display:table-cell'>左</div><div "
            + "style='display:table-cell'>右</div></div></div></body></html>").Tables);
}
