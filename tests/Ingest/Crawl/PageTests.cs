using System.Text;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Visiting;

namespace PerfEval.Ingest.Tests.Crawl;

public sealed class PageTests
{
    private static readonly PageJudge s_judge = new(CrawlBench.Words);

    [Theory]
    [InlineData("<title>404 Not Found</title><body><h1>Not Found</h1></body>", "soft_404")]
    [InlineData("<title>提示</title><body><p>您访问的页面不存在</p></body>", "soft_404")]
    [InlineData("<body><p>系统繁忙，请稍后再试</p></body>", "soft_404")]
    [InlineData("<body><noscript>请开启JavaScript并刷新</noscript><script>location.href='/x'</script></body>", "challenge")]
    [InlineData("<body><script>var a=1;document.cookie='x=1';location.reload()</script></body>", "challenge")]
    [InlineData("<body><p>请完成验证后继续</p></body>", "challenge")]
    [InlineData("<body><form>账号<input name=u>密码<input type=PASSWORD></form></body>", "login")]
    [InlineData("   ", "empty_page")]
    public void PageThatIsNoReport_IsTold(string html, string code)
    {
        using var page = WebPage.Of(new Uri("http://p.example/a.html"), html);

        Assert.Equal(code, s_judge.Reject(page, page.Address)?.Code);
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("no-such-charset")]
    [InlineData("x-user-defined")]
    public void CharsetThatNobodyReads_LeavesThePageToItsBytes(string header)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes("<body>财政局公开</body>");
        using var page = WebPage.Of(new Uri("http://p.example/a.html"), bytes, header, new CrawlLimits().PageWork, CancellationToken.None);

        Assert.Equal("<body>财政局公开</body>", page.Text);
    }

    [Theory]
    [InlineData(120, 2, "challenge")]
    [InlineData(120, 3, null)]
    [InlineData(121, 2, null)]
    public void PageThatMovesByScript_IsOneOnlyWithLittleText(int characters, int links, string? code)
    {
        var body = string.Concat(Enumerable.Range(0, links).Select(_ => "<a href=/a></a>")) + new string('字', characters)
            + "<script>var __jsl_clearance=1</script>";

        Assert.Equal(code, CodeOf($"<body>{body}</body>"));
    }

    [Theory]
    [InlineData(599, "soft_404")]
    [InlineData(600, null)]
    public void ErrorText_CountsBelow600Characters(int characters, string? code) =>
        Assert.Equal(code, CodeOf($"<body>系统繁忙{new string('字', characters - 4)}</body>"));

    [Fact]
    public void LongPage_IsNoErrorWhateverItsTitle()
    {
        Assert.Equal("soft_404", CodeOf($"<title>404 Not Found</title><body>{new string('字', 600)}</body>"));
        Assert.Null(CodeOf($"<title>404 Not Found</title><body>{new string('字', 601)}</body>"));
        Assert.Equal("soft_404", CodeOf($"<title>404 Not Found</title><body><a href=/a>{new string('字', 601)}</a></body>"));
    }

    [Theory]
    [InlineData("http://p.example/index.html", "soft_404")]
    [InlineData("http://p.example/404.html", "soft_404")]
    [InlineData("http://p.example/?id=1", null)]
    [InlineData("http://p.example/zwgk/", null)]
    public void OtherPageThanTheOneAskedFor_IsJudgedByItsAddress(string address, string? code)
    {
        using var page = WebPage.Of(new Uri(address), "<title>门户</title><body>要闻</body>");

        Assert.Equal(code, s_judge.Reject(page, new Uri("http://p.example/zwgk/t1.html"))?.Code);
        Assert.Null(s_judge.Reject(page, page.Address));
    }

    [Theory]
    [InlineData("http://p.example/cas/a", "login")]
    [InlineData("http://p.example/case/a", null)]
    public void LoginPage_IsKnownByItsAddress(string address, string? code)
    {
        using var page = WebPage.Of(new Uri(address), "<body>请稍候</body>");

        Assert.Equal(code, s_judge.Reject(page, page.Address)?.Code);
    }

    [Fact]
    public void Report_ThatSpeaksOfErrorsAndLogins_IsNone()
    {
        var rows = string.Concat(Enumerable.Range(0, 8).Select(i => $"<tr><td>指标{i}</td><td>系统维护次数</td><td>{i}</td><td>统一身份认证平台</td></tr>"));
        using var page = WebPage.Of(new Uri("http://p.example/a.html"), $"<title>自评报告</title><body><table>{rows}</table></body>");

        Assert.Null(s_judge.Reject(page, page.Address));
    }

    [Fact]
    public void RedirectToTheFrontPage_IsASoft404()
    {
        using var page = WebPage.Of(new Uri("http://p.example/"), "<title>门户</title><body><a href='/a'>要闻</a></body>");

        Assert.Equal("soft_404", s_judge.Reject(page, new Uri("http://p.example/zwgk/t1.html"))?.Code);
    }

    [Theory]
    [InlineData("http://p.example/zwgk/202405/t20240520_12.html", "2024-05-20")]
    [InlineData("http://p.example/art/2024/5/2/art_12_34.html", "2024-05-02")]
    [InlineData("http://p.example/2024-05/20/content_1.html", "2024-05-20")]
    [InlineData("http://p.example/c1/202405/a.html", null)]
    [InlineData("http://p.example/t20249920_1.html", null)]
    public void DayOfAnAddress_IsRead(string address, string? day) =>
        Assert.Equal(day is null ? null : DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), PageDates.InAddress(new Uri(address)));

    [Theory]
    [InlineData("http://p.example/P020240520350.docx", null, "附件：水利局自评报告.docx", "水利局公开", "附件：水利局自评报告.docx")]
    [InlineData("http://p.example/P020240520350.docx", null, "附件2", "青禾县水利局自评", "青禾县水利局自评 附件2.docx")]
    [InlineData("http://p.example/download?id=7", "水利局整体支出绩效.xls", "点击下载", "标题", "水利局整体支出绩效.xls")]
    [InlineData("http://p.example/download?id=7", null, "点击下载.pdf", "", "download")]
    [InlineData("http://p.example/%E6%B0%B4%E5%88%A9%E5%B1%80%E8%87%AA%E8%AF%84.doc", null, "下载", "标题", "水利局自评.doc")]
    public void DocumentName_ComesFromWhatSaysMost(string address, string? stated, string link, string title, string name) =>
        Assert.Equal(name, DocumentName.Of(new Uri(address), stated, link, title));

    [Theory]
    [InlineData("utf-8"), InlineData("gb2312"), InlineData(null)]
    public void GbkPage_IsReadWhateverItsHeaderSays(string? header)
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var bytes = gbk.GetBytes("<html><head><title>青禾县财政局绩效自评报告镕㎡</title></head></html>");

        using var page = WebPage.Of(new Uri("http://p.example/a.html"), bytes, header, new CrawlLimits().PageWork, CancellationToken.None);

        Assert.Contains("青禾县财政局绩效自评报告镕㎡", page.Text, StringComparison.Ordinal);
        Assert.Equal("GB18030", page.Charset, ignoreCase: true);
    }

    [Theory]
    [InlineData("http://P.example:80/a/../b/%7e%2f?x=1#top", "http://p.example/b/~%2F?x=1")]
    [InlineData("http://p.example/a.%68tml;jsessionid=AB12?", "http://p.example/a.html")]
    public void Addresses_HaveOneSpelling(string address, string canonical) => Assert.Equal(canonical, WebAddress.Canonical(new Uri(address)).AbsoluteUri);

    [Theory]
    [InlineData("2023年度部门整体支出绩效自评报告", true)]
    [InlineData("２０２３ 年度 绩 效 自 评", true)]
    [InlineData("绩效自评管理办法", false)]
    [InlineData("图书馆开放时间", false)]
    public void TitleFilter_TakesWordsInAndNoneOut(string title, bool isReport) =>
        Assert.Equal(isReport, new TitleFilter(CrawlBench.SourceOf(new Uri("http://p.example/"), "x"), CrawlBench.Words).IsReport(title));

    private static string? CodeOf(string html)
    {
        using var page = WebPage.Of(new Uri("http://p.example/a.html"), html);

        return s_judge.Reject(page, page.Address)?.Code;
    }
}
