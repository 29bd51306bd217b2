using System.Diagnostics;
using System.Text;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Tests.Processes;
using PerfEval.Portal;
using PerfEval.Portal.Faults;

namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>Nights whose pages are read in real child processes: whatever a page does to its reader costs that page and nothing else.</summary>
[Collection("reader processes")]
public sealed class PageProcessTests : IDisposable
{
    private readonly ReaderProcesses _processes = new(TestPrograms.Reader(hostile: true));
    private readonly IDisposable _kept;
    private readonly CrawlBench _bench = new();

    public PageProcessTests()
    {
        _kept = _processes.Keep();
        _bench.Reading = _processes;
    }

    public void Dispose()
    {
        _kept.Dispose();
        _bench.Dispose();
    }

    [Theory]
    [InlineData("trs")]
    [InlineData("json")]
    [InlineData("jcms")]
    public async Task Night_IsTheSameAsInThisProcess(string kind)
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf(kind, 12));
        using var here = new CrawlBench { Reading = new PageReader() };

        var there = await _bench.Night(CrawlBench.SourceOf(portal.Sites[0]));

        Assert.Equivalent(await here.Night(CrawlBench.SourceOf(portal.Sites[0])) with { Seconds = there.Seconds }, there, strict: true);
        Assert.True(there is { Complete: true, New: 12 });
        Assert.Equal(here.Current(), _bench.Current());
    }

    [Theory]
    [InlineData("crash", "reader_died")]
    [InlineData("overflow", "reader_died")]
    [InlineData("lie", "reader_died")]
    [InlineData("lie-inside", "reader_died")]
    [InlineData("grow", "too_complex")]
    [InlineData("burn", "too_slow")]
    public async Task PageThatDoesThisToItsReader_IsSetAsideWithTheReason_AndTheOthersAreVisited(string order, string code)
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 6));
        var site = portal.Sites[0];
        var report = site.Documents.First(document => document.Extension == ".html");
        site.Faults.At(report.Address, Ordered(order));
        // Short, and the reader has its five seconds more; without any hold of the machine it is the processor's time that ends it.
        _bench.Limits = _bench.Limits with { PageWork = TimeSpan.FromSeconds(2) };

        var summary = await _bench.Night(CrawlBench.SourceOf(site));

        Assert.Equal(("quarantined", true), (_bench.State().LastAttempt(report.Address.AbsoluteUri)!.Outcome, summary.Complete));
        var issue = Assert.Single(summary.Issues, issue => issue.Address == report.Address.AbsoluteUri);
        Assert.True(issue.Code == code || (order == "burn" && issue.Code == "stalled"), issue.ToString());
        Assert.Equal(5, summary.New);
    }

    [Fact]
    public async Task ListThatKillsItsReader_MakesTheWalkIncomplete_AndNothingIsWithdrawn()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 6));
        var site = portal.Sites[0];
        await _bench.Night(CrawlBench.SourceOf(site));
        var before = _bench.Current();
        site.Faults.At(site.Start, Ordered("crash"));

        var summary = await _bench.Night(CrawlBench.SourceOf(site));

        Assert.Equal((false, 0, 1), (summary.Complete, summary.Withdrawn, summary.Quarantined));
        Assert.Contains(summary.Issues, issue => issue.Code == "list_incomplete" && issue.Chinese.Contains("读取进程", StringComparison.Ordinal));
        Assert.Equal(before, _bench.Current());
    }

    [Fact]
    public async Task Cancellation_EndsThePageInHandWithinTwoSeconds()
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 6));
        var mark = $"perfeval-sleeper-{Guid.NewGuid():N}";
        portal.Sites[0].Faults.At(portal.Sites[0].Start, Ordered($"sleep {mark}"));
        using var stop = new CancellationTokenSource();

        var night = Task.Run(() => _bench.Night(CrawlBench.SourceOf(portal.Sites[0]), ct: stop.Token));
        Assert.True(SpinWait.SpinUntil(() => Leftovers.Processes(mark).Length > 0, TimeSpan.FromSeconds(60)));
        var asked = Stopwatch.GetTimestamp();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => night);
        Assert.InRange(Stopwatch.GetElapsedTime(asked).TotalSeconds, 0, 2);
        Assert.Empty(Leftovers.Processes(mark));
    }

    [Fact]
    public void ShortLinksBelowALongBase_AreRefusedBeforeTheyAreMany()
    {
        var page = $"<base href='http://p.example/{new string('a', 1_800)}/'>"
            + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<a href={i}.html>某局绩效自评报告</a>"));

        var answer = _processes.Read(
            new PageQuestion
            {
                Task = PageTask.List,
                Address = new Uri("http://p.example/"),
                Asked = new Uri("http://p.example/"),
                Words = CrawlBench.Words,
                Work = TimeSpan.FromSeconds(15)
            },
            Encoding.UTF8.GetBytes(page),
            CancellationToken.None);

        Assert.Equal("too_complex", answer.Unread?.Code);
    }

    private static Fault Ordered(string order) => Fault.Of(order, answer => answer with
    {
        Body = Encoding.UTF8.GetBytes($"<html><body>{HostilePageReader.Order(order)}{new string('文', 800)}</body></html>"),
        ContentType = "text/html; charset=utf-8",
        ETag = null,
    });
}
