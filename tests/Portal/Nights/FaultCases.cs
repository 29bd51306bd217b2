using PerfEval.Portal.Faults;

namespace PerfEval.Portal.Nights;

/// <summary>Every fault of the portal with what a night must make of it.</summary>
public static class FaultCases
{
    public static IReadOnlyList<FaultCase> All(ForbiddenHost forbidden) =>
    [
        .. Status(), .. Transfer(), .. Coding(), .. Redirects(forbidden), .. Challenges(), .. Content(), .. Archives(), .. Lists(), .. RobotsRules(forbidden),
    ];

    private static IEnumerable<FaultCase> Status() =>
    [
        FaultCase.Of(StatusFaults.ServerError, "page", FaultWish.All, times: 1),
        FaultCase.Of(StatusFaults.ServerError, "attachment", FaultWish.Others) with { Retried = true },
        FaultCase.Of(StatusFaults.ServerError, "list", FaultWish.None) with { Retried = true },
        FaultCase.Of(StatusFaults.ServerError, "list", FaultWish.Kept) with { Later = true, Retried = true },
        FaultCase.Of(StatusFaults.BadGateway, "page", FaultWish.Others) with { Retried = true },
        FaultCase.Of(StatusFaults.TooMany(1), "page", FaultWish.All, times: 2),
        FaultCase.Of(StatusFaults.TooMany(86_400), "page", FaultWish.Fewer),
        FaultCase.Of(StatusFaults.Unavailable(DateTimeOffset.UtcNow.AddDays(1)), "attachment", FaultWish.Fewer),
        FaultCase.Of(StatusFaults.Forbidden, "page", FaultWish.Others),
        FaultCase.Of(StatusFaults.NotFound, "attachment", FaultWish.Others),
        FaultCase.Of(StatusFaults.NotFound, "list", FaultWish.Kept) with { Later = true },
        FaultCase.Of(StatusFaults.Gone, "report page", FaultWish.Others),
        FaultCase.Of(StatusFaults.NoContent, "report page", FaultWish.Others),
    ];

    private static IEnumerable<FaultCase> Transfer() =>
    [
        FaultCase.Of(TransferFaults.Silent, "page", FaultWish.All) with { Slow = true },
        FaultCase.Of(TransferFaults.Stalled, "attachment", FaultWish.All) with { Slow = true },
        FaultCase.Of(TransferFaults.Drip, "report page", FaultWish.All) with { Slow = true },
        FaultCase.Of(TransferFaults.CutOff, "attachment", FaultWish.All, times: 1),
        FaultCase.Of(TransferFaults.CutOff, "attachment", FaultWish.Others) with { Retried = true },
        FaultCase.Of(TransferFaults.CutOff, "report page", FaultWish.All, times: 1),
        FaultCase.Of(TransferFaults.Reset, "page", FaultWish.All, times: 1),
        FaultCase.Of(TransferFaults.Reset, "list", FaultWish.None) with { Retried = true },
        FaultCase.Of(TransferFaults.LengthTooLarge, "attachment", FaultWish.All),
        FaultCase.Of(TransferFaults.LengthTooSmall, "attachment", FaultWish.Others),
        FaultCase.Of(TransferFaults.LengthTooSmall, "attachment", FaultWish.All, times: 1),
        FaultCase.Of(TransferFaults.Huge, "attachment", FaultWish.Others),
        FaultCase.Of(TransferFaults.Endless, "attachment", FaultWish.Others),
        FaultCase.Of(TransferFaults.Endless, "page", FaultWish.Others),
        FaultCase.Of(TransferFaults.HeaderFlood, "page", FaultWish.Others) with { Retried = true },
    ];

    private static IEnumerable<FaultCase> Coding() =>
    [
        FaultCase.Of(CodingFaults.Gzip, "attachment", FaultWish.All),
        FaultCase.Of(CodingFaults.GzipBomb, "report page", FaultWish.Others),
        FaultCase.Of(CodingFaults.GzipBomb, "attachment", FaultWish.Others),
        FaultCase.Of(CodingFaults.NestedGzipBomb, "report page", FaultWish.Others),
        FaultCase.Of(CodingFaults.FalseGzip, "attachment", FaultWish.Others),
        FaultCase.Of(CodingFaults.Unknown, "report page", FaultWish.Others),
    ];

    private static IEnumerable<FaultCase> Redirects(ForbiddenHost forbidden) =>
    [
        FaultCase.Of(RedirectFaults.Chain(1), "page", FaultWish.All),
        FaultCase.Of(RedirectFaults.Chain(5), "attachment", FaultWish.All),
        FaultCase.Of(RedirectFaults.Chain(6), "attachment", FaultWish.Others),
        FaultCase.Of(RedirectFaults.Loop, "page", FaultWish.Others),
        FaultCase.Of(RedirectFaults.Endless, "report page", FaultWish.Others),
        FaultCase.Of(RedirectFaults.Elsewhere("file:///etc/hostname", "file"), "attachment", FaultWish.Others),
        FaultCase.Of(RedirectFaults.Elsewhere("ftp://127.0.0.2/a.docx", "ftp"), "attachment", FaultWish.Others),
        .. forbidden.Spellings.Select(
            spelling => FaultCase.Of(RedirectFaults.Elsewhere(spelling.Address + "/a.docx", spelling.Trick), "attachment", FaultWish.Others)),
        FaultCase.Of(RedirectFaults.Elsewhere(forbidden.Root.ToString(), "plain"), "list", FaultWish.None),
        FaultCase.Of(RedirectFaults.Refresh(forbidden.Root.ToString()), "page", FaultWish.All),
    ];

    private static IEnumerable<FaultCase> Challenges() =>
    [
        .. new[]
        {
            ChallengeFaults.SoftNotFound, ChallengeFaults.Login, ChallengeFaults.Captcha, ChallengeFaults.CookieScript521, ChallengeFaults.Script412,
            ChallengeFaults.Script202,
            ChallengeFaults.Firewall,
        }.SelectMany(fault => new[] { FaultCase.Of(fault, "report page", FaultWish.Others), FaultCase.Of(fault, "attachment", FaultWish.Others) }),
        FaultCase.Of(ChallengeFaults.Login, "list", FaultWish.Kept) with { Later = true },
        FaultCase.Of(ChallengeFaults.CookieScript521, "list", FaultWish.None),
        FaultCase.Of(ChallengeFaults.ScriptOnly, "list", FaultWish.None),
    ];

    private static IEnumerable<FaultCase> Content() =>
    [
        FaultCase.Of(ContentFaults.GbkDeclaredUtf8, "report page", FaultWish.All),
        FaultCase.Of(ContentFaults.GbkDeclaredUtf8, "list", FaultWish.All),
        FaultCase.Of(ContentFaults.Utf8DeclaredGbk, "report page", FaultWish.All),
        FaultCase.Of(ContentFaults.Utf8DeclaredGbk, "list", FaultWish.All),
        FaultCase.Of(ContentFaults.BomDeclaredGbk, "report page", FaultWish.All),
        FaultCase.Of(ContentFaults.Utf16DeclaredUtf8, "report page", FaultWish.All),
        FaultCase.Of(ContentFaults.GbkUndeclared, "list", FaultWish.All),
        FaultCase.Of(ContentFaults.UnknownCharset, "report page", FaultWish.All),
        FaultCase.Of(ContentFaults.FileAsPage, "attachment", FaultWish.All),
        FaultCase.Of(ContentFaults.FileAsOctets, "attachment", FaultWish.All),
        FaultCase.Of(ContentFaults.PageAsFile, "attachment", FaultWish.Others),
        FaultCase.Of(ContentFaults.Empty, "attachment", FaultWish.Others),
        FaultCase.Of(ContentFaults.Empty, "report page", FaultWish.Others),
        FaultCase.Of(ContentFaults.Empty, "list", FaultWish.Kept) with { Later = true },
        FaultCase.Of(ContentFaults.HalfFile, "attachment", FaultWish.Others),
        FaultCase.Of(ContentFaults.Executable, "attachment", FaultWish.Others),
        FaultCase.Of(ContentFaults.Counter, "report page", FaultWish.All),
    ];

    private static IEnumerable<FaultCase> Archives() => new[]
    {
        ArchiveFaults.ZipBomb, ArchiveFaults.Traversal, ArchiveFaults.SymbolicLink, ArchiveFaults.Nested, ArchiveFaults.ManyMembers,
    }.Select(fault => FaultCase.Of(fault, "attachment", FaultWish.Others));

    private static IEnumerable<FaultCase> Lists() =>
    [
        FaultCase.Of(ListFaults.Empty, "list", FaultWish.None),
        FaultCase.Of(ListFaults.Empty, "list", FaultWish.Kept) with { Later = true },
        FaultCase.Of(ListFaults.Shrunk(1), "list", FaultWish.Kept) with { Later = true },
        FaultCase.Of(ListFaults.Endless, "list", FaultWish.All),
        FaultCase.Of(ListFaults.EverNew, "list", FaultWish.All),
        FaultCase.Of(ListFaults.Duplicates, "list", FaultWish.All),
        FaultCase.Of("links to a foreign host", portal => ListFaults.ForeignLinks(portal.Forbidden), "list", FaultWish.All),
        FaultCase.Of(ListFaults.JunkLinks, "list", FaultWish.All),
        new FaultCase("report withdrawn", "attachment", FaultWish.Kept, (site, _) => site.Withdraw(site.Documents[1])) { Later = true },
        new FaultCase("report changed", "attachment", FaultWish.Kept, (site, _) => site.Change(site.Documents[1])) { Later = true },
    ];

    private static IEnumerable<FaultCase> RobotsRules(ForbiddenHost forbidden) =>
    [
        Rules("all disallowed", FaultWish.None, _ => "User-agent: *\nDisallow: /\n"),
        Rules("one page disallowed", FaultWish.Others, site => $"User-agent: *\nDisallow: {site.Documents[3].Page.AbsolutePath}\n"),
        Rules("all disallowed, later", FaultWish.Kept, _ => "User-agent: *\nDisallow: /\n") with { Later = true },
        Rules("others disallowed", FaultWish.All, _ => "User-agent: Baiduspider\nDisallow: /\n\nUser-agent: *\nAllow: /\n"),
        Rules("crawl-delay 1", FaultWish.All, _ => "User-agent: *\nCrawl-delay: 1\n"),
        Rules("a page instead of rules", FaultWish.All, _ => "<html><body>404</body></html>"),
        FaultCase.Of(StatusFaults.ServerError, "robots", FaultWish.None) with { Retried = true },
        FaultCase.Of(StatusFaults.Forbidden, "robots", FaultWish.All),
        FaultCase.Of(RedirectFaults.Elsewhere(forbidden.Root + "robots.txt", "plain"), "robots", FaultWish.None),
        FaultCase.Of(TransferFaults.Endless, "robots", FaultWish.All),
    ];

    private static FaultCase Rules(string name, FaultWish wish, Func<PortalSite, string> rules) =>
        new(name, "robots", wish, (site, _) => site.Robots = rules(site));
}
