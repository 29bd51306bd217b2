using System.Globalization;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PerfEval.Benchmarks.Fuzz.Seeds;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Ingest.Processes;

namespace PerfEval.Benchmarks.Fuzz.Entries;

/// <summary>
/// A page as a crawl gets it: a portal on this machine answers every request with it, as list first and then as each page and file that it leads to,
/// and the crawler walks that portal. Every second time the kind of the source is named, else the page decides.
/// </summary>
internal sealed class ListPageEntry : IFuzzEntry
{
    private const int MostRequests = 8;

    private readonly WebApplication _portal;
    private readonly Uri _root;
    private readonly string _folder;
    private readonly CrawlSettings _settings;
    private readonly IDisposable _kept;
    private readonly ArchiveJournal _journal;
    private readonly OriginalStore _store;
    private readonly Dictionary<string, (byte[] Body, int Number)> _pages = [];

    /// <param name="folder">For the archive that the crawls fill.</param>
    public ListPageEntry(string data, string folder)
    {
        _folder = Directory.CreateDirectory(Path.Combine(folder, "archive")).FullName;
        var readers = new ReaderProcesses(ChildProgram.Reader);
        _kept = readers.Keep();
        // A page that is not whole is asked for again; here the pause before would only be waiting.
        _settings = new CrawlSettings
        {
            Words = CrawlWords.Load(Path.Combine(data, "crawl.yaml")),
            Reading = readers,
            Limits = new CrawlLimits { RetryPause = TimeSpan.FromMilliseconds(1) },
            Resolve = (_, _) => Task.FromResult(new[] { IPAddress.Loopback }),
        };
        (_journal, _store) = (ArchiveJournal.Open(_folder), new OriginalStore(_folder));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _portal = builder.Build();
        _portal.Run(Answer);
        _portal.StartAsync().GetAwaiter().GetResult();
        _root = new Uri(_portal.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    public string Outcome(byte[] bytes, int number)
    {
        // A host of its own for each: its name tells the portal which page is asked for, and no mutant waits for another's turn.
        var host = string.Create(CultureInfo.InvariantCulture, $"m{number}.localhost");
        lock (_pages)
            _pages[host] = (bytes, number);
        var start = new Uri($"http://{host}:{_root.Port}{ListPageSeed.Starts[number % ListPageSeed.Starts.Count]}");
        var source = new Source
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"m{number}"),
            Name = "测试门户",
            Kind = number % 2 == 0 ? null : SourceKinds.Names[number / 2 % SourceKinds.Names.Count],
            Start = [start],
            Hosts = [AllowedHosts.EntryOf(start)],
            Local = true,
            Delay = TimeSpan.Zero,
            Budget = new NightBudget { Requests = MostRequests },
        };
        using var crawler = new Crawler(_settings);
        var summary = crawler.Run(source, source.Id, _journal, _store, progress: null, CancellationToken.None).GetAwaiter().GetResult();
        lock (_pages)
            _pages.Remove(host);
        return summary.Lists > 0 || summary.Issues.Count == 0
            ? string.Create(CultureInfo.InvariantCulture, $"read {summary.Documents}")
            : summary.Issues[0].Code;
    }

    public void Dispose()
    {
        _portal.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_portal).Dispose();
        _journal.Dispose();
        _store.Dispose();
        _kept.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Answer(HttpContext context)
    {
        (byte[] Body, int Number) page;
        lock (_pages)
            page = _pages.GetValueOrDefault(context.Request.Host.Host);
        if (page.Body is null || context.Request.Path == "/robots.txt")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = (page.Number % 5) switch
        {
            0 => "text/html; charset=gbk",
            1 => "application/json",
            2 => "text/html; charset=\"utf-7\"",
            _ => "text/html; charset=utf-8"
        };
        var (coding, body) = Coded(page.Body, page.Number);
        if (coding is not null)
            context.Response.Headers.ContentEncoding = coding;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Every eighth comes compressed, and half of those are damaged on their way or were never what they are said to be.</summary>
    private static (string? Coding, byte[] Body) Coded(byte[] body, int number)
    {
        if (number % 8 != 7)
            return (null, body);
        var coding = (number / 8 % 3) switch { 0 => "br", 1 => "gzip", _ => "deflate" };
        if (number / 24 % 4 == 0)
            return (coding, body);
        using var coded = new MemoryStream();
        using (Stream stream = coding == "br" ? new BrotliStream(coded, CompressionLevel.Fastest, leaveOpen: true)
            : coding == "gzip"
                ? new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true)
                : new ZLibStream(coded, CompressionLevel.Fastest, leaveOpen: true))
            stream.Write(body);
        var bytes = coded.ToArray();
        if (number / 24 % 4 == 1)
            bytes[bytes.Length / 2] ^= 0x55;
        return (coding, bytes);
    }
}
