using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;

namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>Lists as the systems write them, beyond what the test portal imitates.</summary>
public sealed class KindTests
{
    private static string Row(string href, string title) => $"<li><a href=\"{href}\" target=\"_blank\">{title}</a><span>[2024-05-20]</span></li>";

    [Theory]
    [InlineData("trs", "http://p.example/zwgk/", "./202405/t20240520_123.html")]
    [InlineData("vsb", "http://p.example/ysjs.htm", "info/1023/4500.htm")]
    [InlineData("catalogue", "http://p.example/public/6617/", "/public/6617/100100.html")]
    [InlineData("catalogue", "http://p.example/xxgk/", "/xxgk-show-10299.html")]
    [InlineData("platform", "http://p.example/c113541/", "/c113541/202405/0123456789abcdef0123456789abcdef.shtml")]
    [InlineData("platform", "http://p.example/zwgk/ys/", "/zwgk/ys/i20240520.html")]
    [InlineData("generic", "http://p.example/list.jsp", "/show.jsp?id=5")]
    public void Kind_IsDetectedFromTheFirstPage(string kind, string address, string href)
    {
        using var page = Page(address, $"<ul>{Row(href, "某局2023年度整体支出绩效自评报告")}</ul>");

        var found = SourceKinds.Detect(page);

        Assert.Equal(kind, found.Name);
        var entry = Assert.Single(found.Read(page).Entries);
        Assert.Equal(
            (new Uri(new Uri(address), href), "某局2023年度整体支出绩效自评报告", new DateOnly(2024, 5, 20)), (entry.Address, entry.Title, entry.PublishedOn!.Value));
    }

    [Theory]
    [InlineData("createPageHTML(4, 0, \"index\", \"html\")", "index_1.html index_2.html index_3.html", 4)]
    [InlineData("createPageHTML(countPage,0,'index','shtml');var countPage = 3", "index_1.shtml index_2.shtml", 3)]
    [InlineData("createPageHTML('page_div',3, 1,'list','shtml',57)", "list_2.shtml list_3.shtml", 3)]
    [InlineData("function createPageHTML(total, current, name, ext) {}", "", null)]
    [InlineData("createPageHTML(99999999, 0, \"index\", \"html\")", "", null)]
    public void CreatePageHtml_NamesAllPages(string script, string names, int? total)
    {
        using var page = Page("http://p.example/zwgk/", $"<ul>{Row("./202405/t20240520_1.html", "某局绩效自评报告")}</ul><a>上一页</a><script>{script}</script>");

        var list = new TrsScript().Read(page);

        Assert.Equal(names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => new Uri("http://p.example/zwgk/" + name)), list.More);
        Assert.Equal(total, list.TotalPages);
    }

    [Fact]
    public void Trs_WithoutAnySign_ProbesForTheNextPage()
    {
        using var page = Page("http://p.example/zwgk/index_2.html", Row("t20240520_1.html", "某局绩效自评报告"));

        Assert.Equal([new Uri("http://p.example/zwgk/index_3.html")], new Trs().Read(page).Probes);
    }

    [Fact]
    public void Title_IsTheWholeOneAndWithoutItsDay()
    {
        using var page = Page("http://p.example/l.html", """
            <ul><li><a href="a.html" title="青禾县水利局2023年度部门整体支出绩效自评报告">·青禾县水利局2023年度部门整体支出…</a> 2024-05-20</li>
            <li><a href="b.html">青禾县教育局绩效自评报告 2024-05-21</a></li>
            <li><span>2024年6月1日</span><a href="c.html">截至2023-12-31的绩效自评报告</a></li></ul>
            """);

        var entries = new Generic().Read(page).Entries;

        Assert.Equal(["青禾县水利局2023年度部门整体支出绩效自评报告", "青禾县教育局绩效自评报告", "截至2023-12-31的绩效自评报告"], entries.Select(entry => entry.Title));
        Assert.Equal([new DateOnly(2024, 5, 20), new DateOnly(2024, 5, 21), new DateOnly(2024, 6, 1)], entries.Select(entry => entry.PublishedOn!.Value));
    }

    [Fact]
    public void PagingByScriptAlone_IsSaid()
    {
        using var page = Page(
            "http://p.example/l.jsp", "<ul><li><a href='a.jsp?id=1'>青禾县水利局绩效自评报告</a>2024-05-20</li></ul><a href=\"javascript:goPage(2)\">下一页</a>");

        Assert.True(new Generic().Read(page).LeadsOnByScript);
    }

    [Theory]
    [InlineData(
        "{\"data\":{\"totalPage\":3,\"list\":[{\"title\":\"<b>某局</b>绩效自评\",\"url\":\"/a/1.html\",\"publishTime\":\"2024-05-20 10:00:00\"}]}}", "page=2", 3)]
    [InlineData("callback([{\"DOCTITLE\":\"某局绩效自评\",\"DOCPUBURL\":\"/a/1.html\",\"DOCRELTIME\":1716163200000}]);", "page=2", null)]
    public void Json_OfAnyWrapping_IsRead(string text, string next, int? pages)
    {
        using var page = WebPage.Of(new Uri("http://p.example/api?c=7&page=1"), text);

        var list = new JsonProxy().Read(page);

        var entry = Assert.Single(list.Entries);
        Assert.Equal(("某局绩效自评", new DateOnly(2024, 5, 20), "/a/1.html"), (entry.Title, entry.PublishedOn!.Value, entry.Address.AbsolutePath));
        Assert.Equal([new Uri("http://p.example/api?c=7&" + next)], list.More);
        Assert.Equal(pages, list.TotalPages);
    }

    [Theory]
    [InlineData("{\"code\":500,\"msg\":\"error\"}", false)]
    [InlineData("{\"data\":{\"list\":[]}}", true)]
    [InlineData("{\"data\":{\"list\":[", false)]
    public void Json_WithoutEntries_IsAnEndOnlyWhenItSaysSo(string text, bool isEmpty)
    {
        using var page = WebPage.Of(new Uri("http://p.example/api?page=9"), text);

        Assert.Equal(isEmpty, new JsonProxy().Read(page).IsEmptyByData);
    }

    private static WebPage Page(string address, string body) => WebPage.Of(new Uri(address), $"<html><body>{body}</body></html>");
}
