using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Readers.Html;

public sealed class HtmlPageTests
{
    [Fact]
    public void Portal_GivesTheArticleWithoutItsFrame()
    {
        var document = Reading.OfFixture("Html/portal.html");

        Assert.Equal(["一、部门概况", "本馆编制 12\u00A0人\n在职 11 人", "附件1：基础数据表"], Reading.Paragraphs(document));
        Assert.Equal(2, document.Tables.Count());
    }

    [Fact]
    public void Portal_TellsTitleDayAndFiles()
    {
        var document = Reading.OfFixture("Html/portal.html");

        Assert.Equal("青溪县档案馆2023年度部门整体支出绩效自评报告", document.Title);
        Assert.Equal(new DateOnly(2024, 5, 6), document.PublishedOn);
        Assert.Equal(
            [new AttachmentLink("附件1：基础数据表", "files/fujian1.docx"), new AttachmentLink("附件2.xlsx", "/download?id=3")],
            document.Attachments);
    }

    [Fact]
    public void UnknownSite_IsReadWithoutItsLinkListsAndNavigation()
    {
        const string Page = "<html><body><nav>导航</nav><div class='list'><a href=1>甲要闻</a><a href=2>乙要闻</a><a href=3>丙要闻</a></div>"
            + "<div>您的位置：首页</div><form><h1>自评报告</h1><p>日期：2024年3月8日</p><p>正文的一段文字，说明全年的支出情况。</p>"
            + "<table><tr><td>得分</td><td>98</td></tr></table></form><div id='footer'>版权所有</div></body></html>";
        var document = Reading.Of(Page);

        Assert.Equal(["自评报告", "日期：2024年3月8日", "正文的一段文字，说明全年的支出情况。"], Reading.Paragraphs(document));
        Assert.Equal(["得分|98"], Reading.Rows(Assert.Single(document.Tables)));
        Assert.Equal("自评报告", document.Title);
        Assert.Equal(new DateOnly(2024, 3, 8), document.PublishedOn);
    }

    [Fact]
    public void FrameNameAroundADataTable_DropsNothing() =>
        Assert.Single(Reading.Of("<html><body><div class='header'><table><tr><td>得分</td><td>98</td></tr></table></div></body></html>").Tables);

    [Theory]
    [InlineData("成文日期：2024-01-02 发布日期：2024/3/4", 2024, 3, 4)]
    [InlineData("时间：2024.03.04 来源：县财政局", 2024, 3, 4)]
    public void DayOfPublication_IsFoundInTheText(string text, int year, int month, int day) =>
        Assert.Equal(new DateOnly(year, month, day), Reading.Of($"<html><body><p>{text}</p></body></html>").PublishedOn);

    [Fact]
    public void DayOfSignature_IsNotTheDayOfPublication() =>
        Assert.Null(Reading.Of("<html><body><p>成文日期：2024-01-02</p></body></html>").PublishedOn);

    [Fact]
    public void PageOfOpenTags_IsTooComplex() =>
        Assert.Equal("too_complex", Reading.Rejected(System.Text.Encoding.UTF8.GetBytes("<html>" + string.Concat(Enumerable.Repeat("<div>", 100_000)))).Code);

    [Fact]
    public void PageOfCells_IsRefusedBeforeItsTreeIsBuilt()
    {
        var page = System.Text.Encoding.UTF8.GetBytes("<html><table><tr>" + string.Concat(Enumerable.Repeat("<td>1", 2_000_000)));
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("too_complex", Reading.Rejected(page).Code);

        // The text itself takes two bytes a character; a tree took 160 a byte of the page.
        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / (double)page.Length, 0, 5);
    }

    [Fact]
    public void PlacesThatCellsCover_CountAsCells()
    {
        var tall = string.Concat(Enumerable.Repeat("<td rowspan=9999 colspan=100>", 50));

        Assert.Equal(
            "too_complex",
            Reading.Rejected(System.Text.Encoding.UTF8.GetBytes($"<html><table><tr>{tall}{string.Concat(Enumerable.Repeat("<tr><td>1", 1_000))}")).Code);
    }

    [Fact]
    public void UnclosedFormatting_IsStillRead() =>
        Assert.Equal(200, Reading.Paragraphs(Reading.Of("<html><body>" + string.Concat(Enumerable.Repeat("<p><font color=red>甲</p>", 200)))).Length);

    [SharedTheory]
    [InlineData("html/hengshan-2024.html", "hengshan-2024")]
    [InlineData("html/miluo-2023.html", "miluo-2023")]
    [InlineData("word/misnamed/d.doc", "hengshan-2024")]
    [InlineData("word/misnamed/g.doc", "hengshan-2024")]
    public void RealPage_HasEverySpanAndText(string file, string truth) =>
        Assert.Equal(TruthTable.Cells(truth), TruthTable.Cells(Reading.OfFile(SharedFiles.PathOf("samples/" + file))));
}
