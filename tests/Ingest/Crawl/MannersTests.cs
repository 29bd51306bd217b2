using System.Net;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Portal;
using PerfEval.Portal.Faults;

namespace PerfEval.Ingest.Tests.Crawl;

public sealed class MannersTests
{
    [Fact]
    public async Task Requests_KeepTheirPauseAndShareOneConnection()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 5));
        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(portal.Sites[0]) with { Delay = TimeSpan.FromSeconds(3) });

        Assert.Equal(TimeSpan.FromSeconds(3) * (summary.Requests - 1), bench.Time.Waited);
        Assert.Single(portal.Log.Connections);
        Assert.All(portal.Log.Requests, request => Assert.StartsWith("PerfEval/1.0 (", request.UserAgent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rest_WaitsAsLongAsTheHostWantsToBeLeft()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 3));
        portal.Sites[0].Robots = "User-agent: *\nCrawl-delay: 7\n";
        using var bench = new CrawlBench();
        using var crawler = new Crawler(new CrawlSettings { Words = CrawlBench.Words, Reading = new PageReader(), Time = bench.Time, Limits = bench.Limits });
        using var journal = ArchiveJournal.Open(bench.Archive);
        using var store = new OriginalStore(bench.Archive);
        var source = CrawlBench.SourceOf(portal.Sites[0]);
        await crawler.Run(source, "night", journal, store, null, default);
        var waited = bench.Time.Waited;

        await crawler.Rest(source, default);

        Assert.Equal(TimeSpan.FromSeconds(7), bench.Time.Waited - waited);
    }

    [Fact]
    public async Task CrawlDelayOfRobots_IsHonoured()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 3));
        portal.Sites[0].Robots = "User-agent: *\nCrawl-delay: 7\n";
        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(portal.Sites[0]));

        Assert.True(bench.Time.Waited >= TimeSpan.FromSeconds(7) * (summary.Requests - 2), bench.Time.Waited.ToString());
    }

    [Fact]
    public async Task TooManyRequests_SlowDownAndAreTriedAgain()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 4));
        var site = portal.Sites[0];
        site.Faults.At(site.Documents[0].Page, StatusFaults.TooMany(40), times: 1);
        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(site));

        Assert.Equal((4, 0), (summary.New, summary.Failed));
        Assert.True(bench.Time.Waited >= TimeSpan.FromSeconds(40), bench.Time.Waited.ToString());
    }

    [Fact]
    public async Task LongRetryAfter_LeavesTheHostForTheNight()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 6));
        var site = portal.Sites[0];
        site.Faults.OnKind("page", StatusFaults.TooMany(86_400));
        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(site));

        Assert.Single(portal.Log.Requests, request => request.Kind == "page");
        Assert.Contains(summary.Issues, issue => issue.Code == "retry_after");
        Assert.Equal(5, summary.NotVisited.Count);
    }

    [Fact]
    public async Task DisallowedPaths_AreNotAskedFor()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 6));
        portal.Sites[0].Robots = "User-agent: *\nDisallow: /*.docx$\n";
        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(portal.Sites[0]));

        Assert.DoesNotContain(portal.Log.Requests, request => request.Address.EndsWith(".docx", StringComparison.Ordinal));
        Assert.NotEmpty(bench.Journal("\"outcome\":\"robots\""));
        Assert.Equal(portal.Sites[0].Documents.Count(document => document.Extension != ".docx"), summary.New);
        Assert.Single(portal.Log.Requests, request => request.Kind == "robots");
    }

    [Theory]
    [InlineData("500", 0), InlineData("403", 3), InlineData("410", 3), InlineData("soft", 3)]
    public async Task RobotsThatCannotBeHad_DecideByTheirStatus(string fault, int documents)
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 3));
        portal.Sites[0].Faults.OnKind("robots", fault switch
        {
            "500" => StatusFaults.ServerError,
            "403" => StatusFaults.Forbidden,
            "410" => StatusFaults.Gone,
            _ => ChallengeFaults.SoftNotFound,
        });
        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(portal.Sites[0]));

        Assert.Equal(documents, summary.New);
        Assert.Equal(documents == 0, !portal.Log.Requests.Any(request => request.Kind != "robots"));
        Assert.Equal(documents > 0, summary.Complete);
    }

    [Theory]
    [InlineData(5, true), InlineData(6, false)]
    public async Task Redirects_AreFollowedFiveTimes(int hops, bool reached)
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 1));
        var site = portal.Sites[0];
        site.Faults.At(site.Documents[0].Address, RedirectFaults.Chain(hops));
        using var bench = new CrawlBench();

        Assert.Equal(reached ? 1 : 0, (await bench.Night(CrawlBench.SourceOf(site))).New);
    }

    [Fact]
    public async Task RedirectsToForeignHosts_AreNotFollowed()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 16));
        var site = portal.Sites[0];
        foreach (var ((trick, address), document) in portal.Forbidden.Spellings.Zip(site.Documents))
        {
            site.Faults.At(document.Address, RedirectFaults.Elsewhere(address + "/x.docx", trick));
        }

        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(site));

        Assert.DoesNotContain(portal.Log.Connections, connection => connection.Site == TestPortal.ForbiddenName);
        Assert.Equal(16 - portal.Forbidden.Spellings.Count, summary.New);
        Assert.Equal(portal.Forbidden.Spellings.Count, bench.Journal("\"final_address\"").Concat(bench.Journal("http_302")).Distinct().Count());
    }

    [Theory]
    [InlineData("127.0.0.1"), InlineData("::1"), InlineData("::ffff:127.0.0.1"), InlineData("10.0.0.8"), InlineData("169.254.169.254")]
    public async Task NameThatLeadsInside_IsRefusedBeforeAnyConnection(string address)
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 1));
        var start = new Uri($"http://portal.example:{portal.Sites[0].Root.Port}/");
        using var bench = new CrawlBench();

        var summary = await Crawl(bench, CrawlBench.SourceOf(start, "outside") with { Local = false }, _ => [IPAddress.Parse(address)]);

        Assert.Empty(portal.Log.Connections);
        Assert.Contains("private_address", Assert.Single(bench.Journal("\"kind\":\"robots\"")), StringComparison.Ordinal);
        Assert.False(summary.Complete);
    }

    [Fact]
    public async Task NameThatLeadsElsewhereAMomentLater_IsCheckedAtEveryConnection()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 2));
        var site = portal.Sites[0];
        site.Faults.OnKind("page", TransferFaults.Reset, times: 1);
        var start = new Uri(site.Start.AbsoluteUri.Replace("127.0.0.1", "portal.example", StringComparison.Ordinal));
        var asked = 0;
        using var bench = new CrawlBench();

        var summary = await Crawl(bench, CrawlBench.SourceOf(start, "rebinding"), _ => [IPAddress.Parse(asked++ == 0 ? "127.0.0.1" : "169.254.169.254")]);

        Assert.Single(portal.Log.Connections);
        Assert.True(asked > 1);
        Assert.Equal(0, summary.New);
        Assert.NotEmpty(bench.Journal("private_address"));
    }

    [Fact]
    public async Task SourceOutside_NeedsAContact()
    {
        using var bench = new CrawlBench();
        using var crawler = new Crawler(new CrawlSettings { Words = CrawlBench.Words, Reading = new PageReader() });
        using var journal = ArchiveJournal.Open(bench.Archive);
        using var store = new OriginalStore(bench.Archive);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            crawler.Run(CrawlBench.SourceOf(new Uri("http://portal.example/"), "x") with { Local = false }, "r", journal, store, null, CancellationToken.None));
    }

    private static async Task<CrawlSummary> Crawl(CrawlBench bench, Ingest.Crawl.Sources.Source source, Func<string, IPAddress[]> resolve)
    {
        using var crawler = new Crawler(new CrawlSettings
        {
            Words = CrawlBench.Words,
            Reading = new PageReader(),
            Contact = "mail@example.invalid",
            Time = bench.Time,
            Limits = bench.Limits,
            Resolve = (host, _) => Task.FromResult(resolve(host)),
        });
        using var journal = ArchiveJournal.Open(bench.Archive);
        using var store = new OriginalStore(bench.Archive);
        return await crawler.Run(source, "run", journal, store, null, CancellationToken.None);
    }
}
