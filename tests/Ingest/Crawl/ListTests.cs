using PerfEval.Portal;
using PerfEval.Portal.Faults;

namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>Lists that mislead, end early or go round: what is there is had once, and nothing is withdrawn by mistake.</summary>
public sealed class ListTests
{
    public static TheoryData<string, bool> Broken => new()
    {
        {
            "page 2 fails",
            false
        }, { "page 2 is empty", false }, { "page 2 asks for a captcha", false }, { "list is a login page", false }, { "list says it is missing", false },
        {
            "page 2 repeats page 1",
            false
        },
        {
            "list goes on without end",
            false
        },
        {
            "list says too much",
            false
        }, { "budget ends on page 2", false }, { "entries listed many times", true }, { "junk links", true }, { "foreign links", true },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task BrokenList_NeverWithdraws(string what, bool complete)
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 30));
        var site = portal.Sites[0];
        var source = CrawlBench.SourceOf(site);
        using var bench = new CrawlBench();
        await bench.Night(source);
        var before = bench.Current();
        var second = new Uri(site.Start, "index_1.html");
        switch (what)
        {
            case "page 2 fails": site.Faults.At(second, StatusFaults.ServerError); break;
            case "page 2 is empty": site.Faults.At(second, ListFaults.Empty); break;
            case "page 2 asks for a captcha": site.Faults.At(second, ChallengeFaults.Captcha); break;
            case "list is a login page": site.Faults.At(site.Start, ChallengeFaults.Login); break;
            case "list says it is missing": site.Faults.At(site.Start, StatusFaults.NotFound); break;
            case "page 2 repeats page 1": site.Faults.At(second, RedirectFaults.Elsewhere(site.Start.AbsolutePath, "first page")); break;
            case "list goes on without end": site.Faults.OnKind("list", ListFaults.EverNew); bench.Limits = bench.Limits with { MaxListPages = 20 }; break;
            case "list says too much": bench.Limits = bench.Limits with { MaxListChars = 100 }; break;
            case "budget ends on page 2": source = source with { Budget = source.Budget with { Requests = 3 } }; break;
            case "entries listed many times": site.Faults.OnKind("list", ListFaults.Duplicates); break;
            case "junk links": site.Faults.OnKind("list", ListFaults.JunkLinks); break;
            default: site.Faults.OnKind("list", ListFaults.ForeignLinks(portal.Forbidden)); break;
        }

        var summary = await bench.Night(source);

        Assert.Equal(before, bench.Current());
        Assert.Equal((0, 0, complete), (summary.New, summary.Withdrawn, summary.Complete));
        Assert.Equal(!complete, summary.Issues.Any(issue => issue.Code == "list_incomplete"));
        Assert.DoesNotContain(portal.Log.Connections, connection => connection.Site == TestPortal.ForbiddenName);
        Assert.DoesNotContain(portal.Log.Requests, request => request.Site == TestPortal.ForbiddenName);
    }

    [Fact]
    public async Task EntriesListedManyTimes_AreFetchedOnce()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 20));
        var site = portal.Sites[0];
        site.Faults.OnKind("list", ListFaults.Duplicates);
        using var bench = new CrawlBench();

        await bench.Night(CrawlBench.SourceOf(site));

        Assert.Equal(CrawlBench.Of(site.Documents), bench.Current());
        Assert.All(
            portal.Log.Requests.Where(request => request.Kind is "page" or "attachment").GroupBy(request => request.Address),
            requests => Assert.Single(requests));
    }

    [Fact]
    public async Task RemovedDocument_IsWithdrawnAndComesBack()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 6));
        var site = portal.Sites[0];
        using var bench = new CrawlBench();
        await bench.Night(CrawlBench.SourceOf(site));
        site.Faults.At(site.Documents[0].Page, StatusFaults.Gone);
        var file = site.Documents.Last(document => document.Extension == ".docx");
        site.Faults.At(file.Address, StatusFaults.NotFound);

        Assert.Equal(2, (await bench.Night(CrawlBench.SourceOf(site))).Withdrawn);
        Assert.Equal(4, bench.Current().Length);
        Assert.Equal(0, (await bench.Night(CrawlBench.SourceOf(site))).Withdrawn);
        site.Faults.Clear();
        await bench.Night(CrawlBench.SourceOf(site));

        Assert.Equal(CrawlBench.Of(site.Documents), bench.Current());
    }

    [Fact]
    public async Task SpentBudget_SaysWhatWasNotVisited_AndTheNextNightsGoOn()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 12));
        var site = portal.Sites[0];
        var source = CrawlBench.SourceOf(site) with { Budget = new() { Requests = 12 } };
        using var bench = new CrawlBench();

        var first = await bench.Night(source);

        Assert.Equal(12, first.Requests);
        Assert.Equal(12, portal.Log.Requests.Count);
        Assert.NotEmpty(first.NotVisited);
        Assert.Contains(first.Issues, issue => issue.Code == "budget");
        Assert.True(first.Complete);
        for (var night = 0; night < 3 && bench.Current().Length < 12; night++)
        {
            await bench.Night(source);
        }

        Assert.Equal(CrawlBench.Of(site.Documents), bench.Current());
    }

    [Fact]
    public async Task TooFewAndTooManyDocuments_AreSaid()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 3));
        var source = CrawlBench.SourceOf(portal.Sites[0]);
        using var bench = new CrawlBench();

        var few = await bench.Night(source with { MinDocuments = 4 });
        var many = await bench.Night(source with { MinDocuments = 3, MaxDocuments = 2 });

        Assert.True(few.BelowMinimum);
        Assert.Contains(few.Issues, issue => issue.Code == "too_few_documents");
        Assert.False(many.BelowMinimum);
        Assert.Contains(many.Issues, issue => issue.Code == "too_many_documents");
    }

    [Theory]
    [InlineData(3), InlineData(8), InlineData(15), InlineData(24)]
    public async Task StoppedNight_IsContinuedWithoutFetchingAnythingTwice(int requests)
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 12));
        var site = portal.Sites[0];
        using var bench = new CrawlBench();
        using var stop = new CancellationTokenSource();
        void Stop(Portal.Log.RequestEntry request)
        {
            if (request.Number == requests)
            {
                stop.Cancel();
            }
        }

        portal.Log.Served += Stop;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.Night(CrawlBench.SourceOf(site), "night", stop.Token));
        var had = bench.State().Documents.Select(document => document.Address).ToHashSet();
        var mark = portal.Log.Mark();

        await bench.Night(CrawlBench.SourceOf(site), "night");

        Assert.Equal(CrawlBench.Of(site.Documents), bench.Current());
        Assert.DoesNotContain(portal.Log.Since(mark), request => had.Contains(new Uri(site.Root, request.Address).AbsoluteUri));
        Assert.Equal(
            12,
            bench.Journal("\"outcome\":\"stored\"")
                .Select(line => line.Split("\"address\":\"")[1].Split('"')[0])
                .Count(address => CrawlBench.Of(site.Documents).Any(d => d.Address == address)));
    }
}
