using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Portal;

namespace PerfEval.Ingest.Tests.Crawl;

/// <summary>An archive of its own and a crawler whose pauses pass at once, for nights on a site of the test portal.</summary>
internal sealed class CrawlBench : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("perfeval-crawl-");
    private int _nights;

    public SkippingTime Time { get; } = new();

    /// <summary>Real time limits are short: what hangs here hangs on purpose.</summary>
    public CrawlLimits Limits { get; set; } = new()
    {
        AnswerTime = TimeSpan.FromSeconds(3),
        SilenceTime = TimeSpan.FromSeconds(3),
        SlowTime = TimeSpan.FromSeconds(1),
        PageTime = TimeSpan.FromSeconds(10),
        FileTime = TimeSpan.FromSeconds(10),
        MaxFileBytes = 4 << 20,
        MaxPageBytes = 2 << 20,
    };

    public IPageReading Reading { get; set; } = new PageReader();

    public string Archive => Path.Combine(_folder.FullName, "archive");

    public static CrawlWords Words { get; } = CrawlWords.Load(Path.Combine(AppContext.BaseDirectory, "Crawl", "crawl.yaml"));

    public static Source SourceOf(PortalSite site, string? kind = null) => SourceOf(site.Start, site.Name) with { Division = site.Plan.Division, Kind = kind };

    public static Source SourceOf(Uri start, string id) => new()
    {
        Id = id,
        Name = "测试门户",
        Start = [start],
        Hosts = [AllowedHosts.EntryOf(start)],
        Local = true,
        Delay = TimeSpan.Zero,
    };

    public async Task<CrawlSummary> Night(Source source, string? run = null, CancellationToken ct = default)
    {
        Time.Advance(TimeSpan.FromHours(12));
        using var crawler = new Crawler(new CrawlSettings { Words = Words, Reading = Reading, Time = Time, Limits = Limits });
        using var journal = ArchiveJournal.Open(Archive);
        using var store = new OriginalStore(Archive);
        return await crawler.Run(source, run ?? $"night-{++_nights}", journal, store, null, ct);
    }

    public ArchiveState State()
    {
        using var journal = ArchiveJournal.OpenReader(Archive);
        return journal.State;
    }

    /// <summary>Documents that are up now, as address and hash.</summary>
    public (string Address, string Sha256)[] Current() =>
        [.. State().Documents.Where(document => document is { Current: true, WithdrawnAt: null })
            .Select(document => (document.Address, document.Sha256))
            .Order()];

    public byte[] Bytes(string sha256)
    {
        using var store = new OriginalStore(Archive);
        return File.ReadAllBytes(store.PathOf(sha256));
    }

    /// <summary>Lines of the journal that hold the text.</summary>
    public string[] Journal(string text) =>
        [.. Directory.GetFiles(Archive, "journal-*.jsonl").SelectMany(File.ReadLines).Where(line => line.Contains(text, StringComparison.Ordinal))];

    public string[] Quarantined() =>
        Directory.Exists(Path.Combine(Archive, "quarantine")) ? Directory.GetFiles(Path.Combine(Archive, "quarantine"), "*", SearchOption.AllDirectories) : [];

    public static (string Address, string Sha256)[] Of(IEnumerable<PortalDocument> documents) =>
        [.. documents.Select(document => (document.Address.AbsoluteUri, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(document.Bytes))))
            .Order()];

    public void Dispose() => _folder.Delete(recursive: true);
}
