using System.Text;
using PerfEval.Portal;

namespace PerfEval.Benchmarks.Fuzz.Seeds;

/// <summary>First and later pages of the lists of every kind, and a page of each that a list leads to, as the test portal serves them.</summary>
internal static class ListPageSeed
{
    private const int Reports = 6;

    // Pages name their own address; a mutant must not depend on the port that was free.
    private const string Address = "127.0.0.1:80";

    /// <summary>Where the lists begin on the portals of each kind: some kinds are told by it.</summary>
    public static IReadOnlyList<string> Starts { get; } =
    [
        "/zwgk/jxpj/",
        "/zwgk/jxpj/index.html",
        "/col/col1023/index.html",
        "/public/column/6617?type=4",
        "/zfxxgk/c113541/list.shtml",
        "/ysjs.htm",
        "/api/list.json?page=1"
    ];

    public static IReadOnlyList<Seed> All()
    {
        return [.. Fetch().GetAwaiter().GetResult()];

        static async Task<List<Seed>> Fetch()
        {
            var plan = PortalPlan.OfEachKind(0);
            await using var portal = await TestPortal.Start(
                plan with { Sites = [.. plan.Sites.Select(site => site with { Documents = Reports, PageSize = 4 })] });
            using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
            var seeds = new List<Seed>();
            foreach (var site in portal.Sites)
            {
                async Task Add(string name, Uri address) => seeds.Add(new Seed($"{site.Name} {name}", Anywhere(await http.GetByteArrayAsync(address), site)));
                await Add("list", site.Start);
                await Add("page", site.Documents[0].Page);
            }

            return [.. seeds, .. s_scripts];
        }
    }

    // What only scripts of portals say: records and groups of jcms, a list as JSON, the call that names further pages.
    private static readonly Seed[] s_scripts =
    [
        new("jcms store", Encoding.UTF8.GetBytes(
            "<?xml version=\"1.0\"?><datastore><totalrecord>40</totalrecord><totalpage>2</totalpage><recordset>"
            + "<record><![CDATA[<li><a href='/art/2024/5/20/art_12_345.html'>某局2023年度部门整体支出绩效自评报告</a><span>2024-05-20</span></li>]]></record>"
            + "<record><![CDATA[<li><a href='/art/2024/5/21/art_12_346.html'>某中心2023年度部门整体支出绩效自评报告</a><span>2024-05-21</span></li>]]></record>"
            + "</recordset><nextgroup><![CDATA[<a href='/module/web/jpage/dataproxy.jsp?page=2&startrecord=21&endrecord=40'></a>]]></nextgroup></datastore>")),
        new("json", Encoding.UTF8.GetBytes(
            "callback({\"total\":2,\"page\":1,\"data\":{\"list\":[{\"title\":\"某局2023年度部门整体支出绩效自评报告\",\"url\":\"/a/1.html\",\"time\":\"2024-05-20\"},"
            + "{\"title\":\"某中心2023年度部门整体支出绩效自评报告\",\"url\":\"/a/2.docx\",\"time\":1716163200000}]}})")),
        new("script", Encoding.UTF8.GetBytes(
            "<html><body><ul><li><a href=./t20240520_1.html>某局2023年度部门整体支出绩效自评报告</a><span>2024-05-20</span></li></ul>"
            + "<script>var countPage = 12; createPageHTML(countPage, 0, \"index\", \"html\");</script></body></html>")),
    ];

    private static byte[] Anywhere(byte[] page, PortalSite site) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(page).Replace(site.Root.Authority, Address, StringComparison.Ordinal));
}
