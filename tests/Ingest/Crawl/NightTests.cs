using PerfEval.Portal;

namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>Whole nights on a well-behaved portal of every kind.</summary>
public sealed class NightTests
{
    public static TheoryData<string> Kinds => [.. SiteKinds.Names];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task FirstNight_HasEveryDocumentOnce(string kind)
    {
        await using var portal = await TestPortal.Start(PlanOf(kind, 50));
        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(portal.Sites[0]));

        Assert.True(summary.Complete, string.Join('\n', summary.Issues));
        Assert.Equal(CrawlBench.Of(portal.Sites[0].Documents), bench.Current());
        Assert.Equal((50, 50, 0, 0), (summary.New, summary.Documents, summary.Failed, summary.Quarantined));
        Assert.All(
            bench.State().Documents,
            document => Assert.Contains(portal.Sites[0].Documents, d => d.Title == document.Title && d.PublishedOn == document.PublishedOn));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SecondNight_WithNothingNew_FetchesOnlyListsAndConditions(string kind)
    {
        await using var portal = await TestPortal.Start(PlanOf(kind, 30));
        using var bench = new CrawlBench();
        await bench.Night(CrawlBench.SourceOf(portal.Sites[0]));
        var mark = portal.Log.Mark();

        var summary = await bench.Night(CrawlBench.SourceOf(portal.Sites[0]));

        var requests = portal.Log.Since(mark);
        Assert.NotEmpty(requests);
        Assert.All(requests, request => Assert.True(request.Kind is "list" or "robots" || request.Conditional, request.ToString()));
        Assert.Equal((0, 0, 0, 30), (summary.New, summary.Changed, summary.Withdrawn, summary.Documents));
        Assert.Equal(CrawlBench.Of(portal.Sites[0].Documents), bench.Current());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task ChangedWithdrawnAndNew_AreNoticed(string kind)
    {
        await using var portal = await TestPortal.Start(PlanOf(kind, 30));
        var site = portal.Sites[0];
        using var bench = new CrawlBench();
        await bench.Night(CrawlBench.SourceOf(site));
        var gone = site.Documents[4];
        site.Withdraw(gone);
        var changedFile = site.Change(site.Documents.First(document => document.Extension == ".docx"));
        var changedPage = site.Change(site.Documents.First(document => document.Extension == ".html"));
        site.Publish(2);

        var summary = await bench.Night(CrawlBench.SourceOf(site));

        Assert.Equal((2, 2, 1), (summary.New, summary.Changed, summary.Withdrawn));
        Assert.Equal(CrawlBench.Of(site.Documents), bench.Current());
        Assert.Equal(2, bench.State().Documents.Count(document => document.Address == changedFile.Address.AbsoluteUri));
        Assert.Equal(2, bench.State().Documents.Count(document => document.Address == changedPage.Address.AbsoluteUri));
        Assert.NotNull(bench.State().Current(gone.Address.AbsoluteUri)!.WithdrawnAt);
    }

    [Theory]
    [InlineData("jcms")]
    [InlineData("trs")]
    public async Task SourceThatWasRenamed_TakesItsDocumentsOver(string kind)
    {
        await using var portal = await TestPortal.Start(PlanOf(kind, 12));
        var site = portal.Sites[0];
        using var bench = new CrawlBench();
        var before = CrawlBench.SourceOf(site);
        var renamed = before with { Id = "renamed", MinDocuments = 10 };
        await bench.Night(before);

        var summary = await bench.Night(renamed);

        Assert.Equal((0, 12, false), (summary.New, summary.Documents, summary.BelowMinimum));
        await bench.Night(renamed);
        Assert.All(bench.State().Documents, document => Assert.Equal("renamed", document.Source));
        site.Withdraw(site.Documents[4]);
        Assert.Equal(1, (await bench.Night(renamed)).Withdrawn);
    }

    [Fact]
    public async Task PortalOfTwoSources_StaysWithTheFirst()
    {
        await using var portal = await TestPortal.Start(PlanOf("trs", 6));
        using var bench = new CrawlBench();
        var first = CrawlBench.SourceOf(portal.Sites[0]);
        for (var night = 0; night < 3; night++)
        {
            await bench.Night(first);
            await bench.Night(first with { Id = "second" });
        }

        Assert.All(bench.State().Documents, document => Assert.Equal(first.Id, document.Source));
    }

    internal static PortalPlan PlanOf(string kind, int documents)
    {
        var plan = PortalPlan.OfEachKind(SiteKinds.Names.Count);
        return plan with { Sites = [plan.Sites.Single(site => site.Kind == kind) with { Documents = documents, PageSize = 12 }] };
    }
}
