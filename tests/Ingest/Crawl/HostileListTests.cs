using System.Text;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>
/// Pages that repeat what a kind looks for, or begin it without an end. Each is read to its end within a limit of processor time that takes
/// some hundred times what a linear reading takes here; a reading that looks at the rest of the page for every repetition is far beyond it.
/// </summary>
public sealed class HostileListTests
{
    private static readonly Uri s_address = new("http://p.example/zwgk/");

    [Theory]
    [InlineData("<a href=a{0}.html>某局绩效自评报告</a>", 20_000, "")]
    [InlineData("<a href=a.html>某局绩效自评报告</a>", 20_000, "")]
    [InlineData("<a href=a.html></a><br>", 20_000, "")]
    [InlineData("<a href=list_{0}.html>2</a>", 20_000, "")]
    [InlineData("<base href=/b/><a href=b{0}.html>某局绩效自评报告</a>", 20_000, "")]
    [InlineData("<record><![CDATA[", 150_000, "<datastore>")]
    [InlineData("<record>   ", 150_000, "<datastore>")]
    [InlineData("<nextgroup>href='", 150_000, "<datastore>")]
    [InlineData("createPageHTML(", 300_000, "")]
    [InlineData("ajaxParam:{{", 300_000, "<script>proxyUrl:'/p',jpage,totalRecord:9,perPage:2,groupSize:1 ", "")]
    [InlineData("url:'.json", 300_000, "<script>")]
    [InlineData("url:.json", 300_000, "<script>url:'")]
    [InlineData(" ", 200_000, "callback({{}})", "x")]
    [InlineData(">", 100_000, "<a href=n.html>下一页", "x</a>")]
    [InlineData("a", 200_000, "<a rel=next onclick='", "'>下一页</a>")]
    [InlineData("（", 200_000, "<a href=b.html>", "x</a>")]
    [InlineData(".", 200_000, "<a href=b.html title=某局绩效自评报告>某局", "x</a>")]
    [InlineData("/xxgk/detail", 150, "<a href='/", "'>某局绩效自评报告</a>")]
    [InlineData("共 ", 300_000, "")]
    [InlineData("{{\"a\":[", 20_000, "")]
    [InlineData("<script ", 300_000, "")]
    public void List_IsReadWithinItsWork(string repeated, int times, string before, string after = "")
    {
        var text = new StringBuilder(before.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal));
        for (var i = 0; i < times; i++)
        {
            text.AppendFormat(System.Globalization.CultureInfo.InvariantCulture, repeated, i);
        }

        using var page = Page(text.Append(after).ToString(), TimeSpan.FromSeconds(10));

        // A page may be refused for its tags; then it is for the kinds that need no tree to read it.
        foreach (var kind in SourceKinds.Names.Select(SourceKinds.Named))
        {
            Assert.DoesNotContain("处理器时间", Refusal(() => _ = kind.Recognises(page)), StringComparison.Ordinal);
            Assert.DoesNotContain("处理器时间", Refusal(() => _ = kind.Read(page)), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("处理器时间", Refusal(() => _ = new PageJudge(CrawlBench.Words).Reject(page, s_address)), StringComparison.Ordinal);
        page.Work.Look();
    }

    private static string Refusal(Action reading)
    {
        try
        {
            reading();
            return "";
        }
        catch (ReadingStoppedException e)
        {
            return e.Reason.Chinese;
        }
    }

    [Fact]
    public void EntriesAreAllFound_HoweverMany()
    {
        var rows = string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<li><a href=t20240520_{i}.html>某局绩效自评报告</a> 2024-05-20</li>"));
        using var page = Page($"<ul>{rows}</ul>", TimeSpan.FromSeconds(10));

        Assert.Equal(20_000, new Trs().Read(page).Entries.Count(entry => entry.PublishedOn == new DateOnly(2024, 5, 20)));
    }

    [Fact]
    public void Steps_GrowAsThePageDoes()
    {
        long StepsOf(int rows)
        {
            using var page = Page(string.Concat(Enumerable.Range(0, rows).Select(i => $"<a href=list_{i}.html>{i % 90 + 1}</a>")), TimeSpan.FromSeconds(10));
            _ = SourceKinds.Detect(page).Read(page);
            return page.Work.Steps;
        }

        Assert.InRange((double)StepsOf(4_000) / StepsOf(2_000), 1.9, 2.1);
    }

    [Fact]
    public void WorkSpent_EndsTheReading()
    {
        using var page = Page(string.Concat(Enumerable.Repeat("<a href=a.html>某局绩效自评报告</a>", 5_000)), TimeSpan.Zero);

        Assert.Equal("too_slow", Assert.Throws<ReadingStoppedException>(() => new Generic().Read(page)).Reason.Code);
    }

    [Fact]
    public void Cancellation_EndsTheReading()
    {
        using var stop = new CancellationTokenSource();
        using var page = Page(string.Concat(Enumerable.Repeat("<a href=a.html>某局绩效自评报告</a>", 5_000)), TimeSpan.FromSeconds(10), stop.Token);
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => new Generic().Read(page));
    }

    [Fact]
    public void LinkToWhatIsNoHost_IsNoEntryAndNoFault()
    {
        using var page = Page("<a href='http://&#x301;&shy;/a.html'>某局绩效自评报告</a><a href=b.html>某局绩效自评报告</a><a href=c.html></a>", TimeSpan.FromSeconds(10));

        Assert.Contains(new Generic().Read(page).Entries, entry => entry.Address.AbsolutePath == "/zwgk/b.html");
    }

    [Fact]
    public void FormattingLeftOpen_IsNotMultiplied()
    {
        var fonts = string.Concat(Enumerable.Range(0, 300).Select(i => $"<p><font size={i}>"));
        using var page = Page(fonts + string.Concat(Enumerable.Repeat("<p>1", 10_000)), TimeSpan.FromSeconds(10));

        Assert.Equal("too_complex", Assert.Throws<ReadingStoppedException>(() => page.Tree).Reason.Code);
    }

    private static WebPage Page(string body, TimeSpan work, CancellationToken ct = default) =>
        WebPage.Of(s_address, Encoding.UTF8.GetBytes(body), "utf-8", work, ct);
}
