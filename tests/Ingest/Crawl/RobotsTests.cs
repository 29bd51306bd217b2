using System.Text;
using FsCheck;
using FsCheck.Fluent;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Robots;

namespace PerfEval.Ingest.Tests.Crawl;

public sealed class RobotsTests
{
    private static RobotsFile Of(string text) => RobotsFile.Parse(Encoding.UTF8.GetBytes(text));

    [Theory]
    // Examples of RFC 9309, 2.2.2 and 5.1.
    [InlineData("User-agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/", "/a/b.gif", false)]
    [InlineData("User-agent: *\nDisallow: *.gif$", "/a/b.gif?x", true)]
    [InlineData("User-agent: *\nDisallow: /example/\nAllow: /example/page/", "/example/page/x", true)]
    [InlineData("User-agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif", "/example/page/disallowed.gif", false)]
    [InlineData("User-agent: *\nDisallow: /p\nAllow: /p", "/page", true)]
    [InlineData("User-agent: *\nDisallow:", "/x", true)]
    [InlineData("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [InlineData("user-AGENT : perfeval/2.0 # us\ndisALLOW : /a # why", "/a", false)]
    [InlineData("User-agent: PerfEvalOther\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\n\nUser-agent: PerfEval\nDisallow: /only", "/a", true)]
    [InlineData("User-agent: PerfEval\nDisallow: /a\n\nUser-agent: x\nAllow: /\n\nUser-agent: perfeval\nDisallow: /b", "/b", false)]
    [InlineData("User-agent: x\nUser-agent: PerfEval\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: x\nSitemap: /s\nUser-agent: PerfEval\nDisallow: /a", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\r\nDisallow: /a\r\n", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /财政", "/%E8%B4%A2%E6%94%BF/1", false)]
    [InlineData("User-agent: *\nDisallow: /%7Ejoe", "/~joe/x", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Fb", "/a/b", true)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/a1b2cc", false)]
    [InlineData("User-agent: *\nDisallow: /a*b*c$", "/a1b2cd", true)]
    [InlineData("<html><body>Not found</body></html>", "/a", true)]
    public void Rules_DecideByTheLongestMatch(string robots, string path, bool allowed) => Assert.Equal(allowed, Of(robots).Allows(path));

    [Theory]
    [InlineData(FetchEnd.Got, 200, "User-agent: *\nDisallow: /a", false)]
    [InlineData(FetchEnd.Got, 200, "", true)]
    [InlineData(FetchEnd.NotFound, 404, "", true)]
    [InlineData(FetchEnd.NotFound, 410, "", true)]
    [InlineData(FetchEnd.Refused, 400, "", true)]
    [InlineData(FetchEnd.Challenged, 403, "", true)]
    [InlineData(FetchEnd.Refused, 428, "", true)]
    // The host asks to be left alone: no statement about the file.
    [InlineData(FetchEnd.Failed, 429, "", false)]
    [InlineData(FetchEnd.Refused, 429, "", false)]
    [InlineData(FetchEnd.Refused, 430, "", true)]
    [InlineData(FetchEnd.Refused, 499, "", true)]
    [InlineData(FetchEnd.Failed, 500, "", false)]
    [InlineData(FetchEnd.Failed, 503, "", false)]
    [InlineData(FetchEnd.Failed, null, "", false)]
    [InlineData(FetchEnd.Refused, 399, "", false)]
    [InlineData(FetchEnd.TooLarge, 200, "", false)]
    [InlineData(FetchEnd.Budget, null, "", false)]
    public void Answer_DecidesWhatMayBeAskedFor(FetchEnd end, int? status, string body, bool allowed)
    {
        var site = new Uri("https://portal.example/robots.txt");

        var answer = RobotsAnswer.Of(new Fetched { Asked = site, Final = site, End = end, Status = status, Body = Encoding.UTF8.GetBytes(body) });

        Assert.Equal(allowed, answer.File.Allows("/a"));
        Assert.Equal(!allowed && end != FetchEnd.Got, answer.Failure is not null);
    }

    [Fact]
    public void CrawlDelay_IsTakenFromTheGroupThatCounts()
    {
        Assert.Equal(TimeSpan.FromSeconds(2.5), Of("User-agent: *\nCrawl-delay: 9\n\nUser-agent: PerfEval\nCrawl-delay: 2.5").CrawlDelay);
        Assert.Null(Of("User-agent: *\nCrawl-delay: soon").CrawlDelay);
    }

    [Fact]
    public void RulesBeyond500KiB_AreNotRead()
    {
        var text = "User-agent: *\nDisallow: /a\n" + new string('#', RobotsFile.MaxBytes) + "\nDisallow: /b\n";

        Assert.False(Of(text).Allows("/a"));
        Assert.True(Of(text).Allows("/b"));
    }

    [Fact]
    public void ManyWildcards_CostLittle() =>
        Assert.False(new RobotsPattern(string.Concat(Enumerable.Repeat("*a", 5_000)) + "$").Matches(new string('a', 200_000) + "b"));

    [Fact]
    public void Pattern_MatchesAsItsRegularExpressionDoes()
    {
        var characters = Gen.Elements('/', 'a', 'b', '*', '.');
        var texts = characters.ListOf(12).Select(list => string.Concat(list));
        var cases = from pattern in texts
                    from end in Gen.Elements("", "$")
                    from path in texts
                    select (Pattern: "/" + pattern + end, Path: "/" + path.Replace("*", "", StringComparison.Ordinal));
        Prop.ForAll(cases.ToArbitrary(), sample =>
        {
            var open = sample.Pattern.TrimEnd('$');
            var regex = "^" + System.Text.RegularExpressions.Regex.Escape(open).Replace("\\*", ".*", StringComparison.Ordinal)
                + (sample.Pattern.EndsWith('$') ? "$" : "");
            return new RobotsPattern(sample.Pattern).Matches(sample.Path) == System.Text.RegularExpressions.Regex.IsMatch(sample.Path, regex);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void AnyBytes_ParseToSomethingThatAnswers() =>
        Prop.ForAll<byte[]>(bytes => RobotsFile.Parse([.. "User-agent: *\nDisallow: /x\n"u8, .. bytes]).Allows("/robots.txt"))
            .Check(Config.QuickThrowOnFailure);
}
