using PerfEval.Portal;
using PerfEval.Portal.Faults;

namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>One faulty address among good ones: what becomes of it, and that nothing else suffers.</summary>
public sealed class FaultTests
{
    private const string Served = "stored";

    /// <summary>Fault, at a page or its file, and the outcome and reason that the journal ends with.</summary>
    public static TheoryData<string, string, string, string> Outcomes => new()
    {
        { nameof(TransferFaults.CutOff), "file once", Served, "" },
        { nameof(TransferFaults.CutOff), "page once", Served, "" },
        { nameof(TransferFaults.Stalled), "file once", Served, "" },
        { nameof(TransferFaults.Reset), "page once", Served, "" },
        { nameof(TransferFaults.Silent), "page", "failed", "timeout" },
        { nameof(TransferFaults.Drip), "file", "failed", "slow_server" },
        { nameof(TransferFaults.LengthTooLarge), "file", Served, "wrong_length" },
        { nameof(TransferFaults.LengthTooLarge), "page", Served, "wrong_length" },
        { nameof(TransferFaults.LengthTooSmall), "file", "quarantined", "cut_off" },
        { nameof(TransferFaults.LengthTooSmall), "page", "quarantined", "cut_off" },
        { nameof(TransferFaults.Huge), "file", "too_large", "too_large" },
        { "TransferFaults.Endless", "file", "too_large", "too_large" },
        { "TransferFaults.Endless", "page", "too_large", "too_large" },
        { nameof(TransferFaults.HeaderFlood), "page", "failed", "connection" },
        { nameof(StatusFaults.ServerError), "page once", Served, "" },
        { nameof(StatusFaults.ServerError), "page", "failed", "http_500" },
        { nameof(StatusFaults.Forbidden), "page", "refused", "http_403" },
        { nameof(StatusFaults.NotFound), "page", "not_found", "http_404" },
        { nameof(StatusFaults.Gone), "file", "not_found", "http_410" },
        { nameof(StatusFaults.NoContent), "page", "failed", "http_204" },
        { nameof(ChallengeFaults.SoftNotFound), "page", "quarantined", "soft_404" },
        { nameof(ChallengeFaults.SoftNotFound), "file", "quarantined", "soft_404" },
        { nameof(ChallengeFaults.Login), "page", "quarantined", "login" },
        { nameof(ChallengeFaults.Login), "file", "quarantined", "login" },
        { nameof(ChallengeFaults.Captcha), "page", "quarantined", "challenge" },
        { nameof(ChallengeFaults.CookieScript521), "page", "quarantined", "challenge" },
        { nameof(ChallengeFaults.Script412), "page", "quarantined", "challenge" },
        { nameof(ChallengeFaults.Script202), "file", "quarantined", "challenge" },
        { nameof(ChallengeFaults.Firewall), "page", "quarantined", "challenge" },
        { nameof(ChallengeFaults.ScriptOnly), "page", "quarantined", "no_content" },
        { nameof(RedirectFaults.Loop), "page", "refused", "redirects" },
        { "RedirectFaults.Endless", "file", "refused", "redirects" },
        { nameof(ContentFaults.GbkDeclaredUtf8), "page", Served, "" },
        { nameof(ContentFaults.GbkUndeclared), "page", Served, "" },
        { nameof(ContentFaults.Utf8DeclaredGbk), "page", Served, "" },
        { nameof(ContentFaults.UnknownCharset), "page", Served, "" },
        { nameof(ContentFaults.FileAsPage), "file", Served, "" },
        { nameof(ContentFaults.FileAsOctets), "file", Served, "" },
        { nameof(ContentFaults.PageAsFile), "file", "quarantined", "soft_404" },
        { "ContentFaults.Empty", "file", "quarantined", "empty_file" },
        { "ContentFaults.Empty", "page", "quarantined", "empty_page" },
        { nameof(ContentFaults.HalfFile), "file", "quarantined", "cut_off" },
        { nameof(ContentFaults.Executable), "file", "quarantined", "program" },
        { nameof(CodingFaults.GzipBomb), "page", "too_large", "too_large" },
        { nameof(CodingFaults.GzipBomb), "file", "too_large", "too_large" },
        { nameof(CodingFaults.NestedGzipBomb), "page", "failed", "encoding" },
        { nameof(CodingFaults.FalseGzip), "file", "failed", "encoding" },
        { nameof(CodingFaults.FalseBrotli), "page", "failed", "encoding" },
        { nameof(CodingFaults.FalseBrotli), "file", "failed", "encoding" },
        { nameof(CodingFaults.HalfBrotli), "page", "quarantined", "cut_off" },
        { nameof(CodingFaults.HalfBrotli), "file", "quarantined", "cut_off" },
        { nameof(CodingFaults.FalseDeflate), "page", "failed", "encoding" },
        { nameof(ContentFaults.CellFlood), "page", "quarantined", "too_complex" },
        { nameof(CodingFaults.Unknown), "page", "failed", "encoding" },
        { nameof(CodingFaults.Gzip), "page", Served, "" },
        { nameof(CodingFaults.Gzip), "file", Served, "" },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task FaultyAddress_EndsInItsOutcome(string fault, string where, string outcome, string reason)
    {
        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 6));
        var site = portal.Sites[0];
        var report = site.Documents.First(document => document.Extension == (where.StartsWith("file", StringComparison.Ordinal) ? ".docx" : ".html"));
        site.Faults.At(report.Address, FaultNamed(fault), where.EndsWith("once", StringComparison.Ordinal) ? 1 : int.MaxValue);
        using var bench = new CrawlBench();

        var summary = await bench.Night(CrawlBench.SourceOf(site));

        var last = bench.State().LastAttempt(report.Address.AbsoluteUri)!;
        Assert.Equal(outcome, last.Outcome);
        Assert.StartsWith(reason.Length > 0 ? $"[{reason}]" : "", last.Message ?? "", StringComparison.Ordinal);
        Assert.Equal(outcome == Served ? 6 : 5, summary.New);
        Assert.Equal(outcome == "quarantined" ? 1 : 0, bench.Quarantined().Length);
        Assert.Equal(outcome == Served ? 0 : 1, summary.Issues.Count(issue => issue.Address == report.Address.AbsoluteUri));
        Assert.DoesNotContain(portal.Log.Connections, connection => connection.Site == TestPortal.ForbiddenName);
        if (outcome == Served && reason.Length == 0 && !fault.StartsWith("Gbk", StringComparison.Ordinal)
            && !fault.StartsWith("Utf8", StringComparison.Ordinal))
        {
            Assert.Contains((report.Address.AbsoluteUri, last.Sha256!), CrawlBench.Of([report]));
        }
    }

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task KnownDocument_KeepsItsVersionThroughAFault(string fault, string where, string outcome, string reason)
    {
        if (outcome is Served or "not_found")
        {
            return;
        }

        await using var portal = await TestPortal.Start(NightTests.PlanOf("trs", 4));
        var site = portal.Sites[0];
        using var bench = new CrawlBench();
        await bench.Night(CrawlBench.SourceOf(site));
        var before = bench.Current();
        var report = site.Documents.First(document => document.Extension == (where.StartsWith("file", StringComparison.Ordinal) ? ".docx" : ".html"));
        site.Change(report);
        site.Faults.At(report.Address, FaultNamed(fault));

        var summary = await bench.Night(CrawlBench.SourceOf(site));

        Assert.Equal(before, bench.Current());
        Assert.Equal((0, 0), (summary.Changed, summary.Withdrawn));
        Assert.Contains(summary.Issues, issue => issue.Code == reason);
        site.Faults.Clear();
        Assert.Equal(1, (await bench.Night(CrawlBench.SourceOf(site))).Changed);
    }

    internal static Fault FaultNamed(string name) =>
        new[]
        {
            typeof(TransferFaults),
            typeof(StatusFaults),
            typeof(ChallengeFaults),
            typeof(RedirectFaults),
            typeof(ContentFaults),
            typeof(CodingFaults),
            typeof(ListFaults)
        }
            .SelectMany(type => type.GetProperties()).Where(
                property => $"{property.DeclaringType!.Name}.{property.Name}".EndsWith(
                    name.Contains('.', StringComparison.Ordinal) ? name : "." + name, StringComparison.Ordinal) && property.PropertyType == typeof(Fault))
            .Select(property => (Fault)property.GetValue(null)!).First();
}
