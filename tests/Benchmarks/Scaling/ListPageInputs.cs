using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;

namespace PerfEval.Benchmarks.Scaling;

/// <summary>Lists of each kind, sound ones and such as repeat what the kind looks for.</summary>
internal static class ListPageInputs
{
    private const string Row = "<li><a href={0}>某局2023年度部门整体支出绩效自评报告</a><span>2024-05-20</span></li>";

    public static IEnumerable<ScaledInput> All() =>
    [
        Page("generic", "rows", "<ul>", Row.Replace("{0}", "a{0}.html", StringComparison.Ordinal), ""),
        Page("generic", "links side by side", "", "<a href=a{0}.html>某局绩效自评报告</a>", ""),
        Page("generic", "one link over and over", "", "<a href=a.html>某局绩效自评报告</a><br>", ""),
        Page("generic", "page numbers", "", "<a href=list_{0}.html>2</a>", ""),
        Page("generic", "next page and a tail", "<a href=n.html>下一页", ">", "x</a>"),
        Page("trs", "rows", "<ul>", Row.Replace("{0}", "t20240520_{0}.html", StringComparison.Ordinal), ""),
        Page("trs-script", "createPageHTML(", "", "createPageHTML(", ""),
        Page("vsb", "rows", "<ul>", Row.Replace("{0}", "/info/1023/{0}.htm", StringComparison.Ordinal), ""),
        Page("platform", "rows", "<ul>", Row.Replace("{0}", "/c113541/202405/content_{0}.html", StringComparison.Ordinal), ""),
        Page("catalogue", "rows", "<table>", "<tr><td>{0}<td><a href=/public/6617/{0}.html>某局绩效自评报告</a><td>2024-05-20", ""),
        Page(
            "jcms", "records", "<datastore>",
            "<record><![CDATA[" + Row.Replace("{0}", "/art/2024/5/20/art_1_{0}.html", StringComparison.Ordinal) + "]]></record>", "</datastore>"),
        Page("jcms", "records without end", "<datastore>", "<record><![CDATA[", ""),
        Page("jcms", "groups without end", "<datastore>", "<nextgroup>href='", ""),
        Page("json", "rows", "{\"list\":[{}", ",{{\"title\":\"某局绩效自评报告\",\"url\":\"/a/{0}.html\",\"time\":\"2024-05-20\"}}", "]}"),
        Page("json", "script addresses", "<script>", "url:'.json", ""),
        Page("json", "blanks behind a call", "callback({})", " ", "x"),
        new ScaledInput("judging: a page of nothing", size => () =>
        {
            using var page = WebPage.Of(new Uri("http://p.example/a.html"), Repeated.Text("", "<b><i></i></b><script></script>", "", size));
            _ = new PageJudge(CrawlWords.Load(Path.Combine(Worker.State.DataFolder.Find(), "crawl.yaml"))).Reject(page, page.Address);
        }),
    ];

    private static ScaledInput Page(string kind, string shape, string before, string part, string after) => new($"list {kind}: {shape}", size =>
    {
        var text = Repeated.Text(before, part, after, size);
        return () =>
        {
            using var page = WebPage.Of(new Uri("http://p.example/zwgk/"), text);
            _ = SourceKinds.Detect(page);
            _ = SourceKinds.Named(kind).Read(page);
        };
    });
}
