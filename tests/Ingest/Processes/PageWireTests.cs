using System.Text;
using System.Text.Json;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Processes;
using PerfEval.Ingest.Tests.Crawl;

namespace PerfEval.Ingest.Tests.Processes;

public sealed class PageWireTests
{
    private static readonly Uri s_address = new("http://p.example:8080/zwgk/%E6%8A%A5%e5%91%8a.html?a=b&c=中");

    private static readonly PageAnswer s_full = new()
    {
        Unread = new FetchReason("too_slow", "过慢", "slow"),
        Refused = new FetchReason("soft_404", "没有", "\uD840"),
        Kind = "trs",
        List = new ListPage
        {
            Entries = [new ListEntry(s_address, "某局绩效自评报告", new DateOnly(2024, 5, 20)), new ListEntry(s_address, "", null)],
            More = [s_address, new Uri("http://q.example/")],
            Probes = [new Uri("https://q.example/index_1.html")],
            TotalPages = 3,
            TotalEntries = 0,
            IsEmptyByData = true,
            OnlyNamesItsData = true,
            LeadsOnByScript = true,
        },
        Detail = new DetailPage
        {
            HasContent = true,
            Files = [new PageFile(s_address, "附件1")],
            Title = "题",
            PublishedOn = new DateOnly(2024, 5, 21),
            Fingerprint = "ab"
        },
        IsList = true,
    };

    [Fact]
    public void EveryPartOfAnAnswer_Crosses()
    {
        Assert.Equal(Printed(s_full), Printed(Crossed(s_full)));
        Assert.Equal(Printed(new PageAnswer()), Printed(Crossed(new PageAnswer())));
    }

    [Fact]
    public void EveryPartOfAQuestion_Crosses()
    {
        var question = new PageQuestion
        {
            Task = PageTask.Copy,
            Address = s_address,
            Asked = new Uri("http://p.example/"),
            Charset = "gbk",
            Kind = "vsb",
            Words = CrawlBench.Words,
            Work = TimeSpan.FromSeconds(7),
        };

        var crossed = PageWire.ReadQuestion(Written(to => PageWire.Write(to, question)));

        Assert.Equal(JsonSerializer.Serialize(question with { Words = null! }), JsonSerializer.Serialize(crossed with { Words = null! }));
        Assert.Equal(CrawlBench.Words.All, crossed.Words.All);
        Assert.Contains(CrawlBench.Words.LoginText[0], crossed.Words.LoginText);
    }

    // What a list links may be spelled in any way; the address that arrives is asked for, and compared with those known.
    [Theory]
    [InlineData("http://&#x301;&shy;/a.html")]
    [InlineData("//q.example/%2e%2e/a b.html")]
    [InlineData("\\\\q.example\\a.html")]
    [InlineData("http://[::1]:80/a;jsessionid=1?x=%zz")]
    [InlineData("HTTP://Q.Example:0080/%E6%8a%A5/./b/../报.html#x")]
    [InlineData("http:a.html")]
    [InlineData("http://q.example?x")]
    [InlineData("../../\uD840.html")]
    [InlineData("http://xn--a/b")]
    [InlineData("http://q.example./a")]
    public void ResolvedAddress_CrossesAsItIs(string href)
    {
        using var page = WebPage.Of(s_address, $"<a href='{href}'>某局绩效自评报告</a>");
        var entries = new Generic().Read(page).Entries;

        var crossed = Crossed(new PageAnswer { List = new ListPage { Entries = entries } }).List!.Entries;

        Assert.Equal(
            entries.Select(entry => (entry.Address, entry.Address.AbsoluteUri, entry.Address.OriginalString)),
            crossed.Select(entry => (entry.Address, entry.Address.AbsoluteUri, entry.Address.OriginalString)));
    }

    [Fact]
    public void AnswerCutAnywhere_IsNone()
    {
        var whole = ((MemoryStream)Written(to => PageWire.Write(to, s_full)).BaseStream).ToArray();
        for (var length = 0; length < whole.Length; length++)
        {
            using var reader = new BinaryReader(new MemoryStream(whole, 0, length));
            Assert.True(Record.Exception(() => PageWire.ReadAnswer(reader, PageTask.List)) is IOException or InvalidDataException, $"{length}");
        }
    }

    [Fact]
    public void AnswerWithoutTheListThatWasAsked_IsNone() =>
        Assert.Throws<InvalidDataException>(() => PageWire.ReadAnswer(Written(to => PageWire.Write(to, new PageAnswer())), PageTask.List));

    private static PageAnswer Crossed(PageAnswer answer) => PageWire.ReadAnswer(Written(to => PageWire.Write(to, answer)), PageTask.Entry);

    private static BinaryReader Written(Action<BinaryWriter> write)
    {
        var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            write(writer);
        stream.Position = 0;
        return new BinaryReader(stream);
    }

    private static string Printed(PageAnswer answer) => JsonSerializer.Serialize(answer);
}
