using System.Net;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Reading;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>What a crawler works with besides its sources.</summary>
public sealed record CrawlSettings
{
    public required CrawlWords Words { get; init; }

    /// <summary>What reads the pages that servers send.</summary>
    public required IPageReading Reading { get; init; }

    /// <summary>Mail or web address under which the portal's people can reach ours; part of the User-Agent. Null only for local sources.</summary>
    public string? Contact { get; init; }

    public CrawlLimits Limits { get; init; } = new();

    /// <summary>Clock of pauses and back-off; a test's clock makes them pass at once.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Name resolution; the addresses are checked and then connected to as they are.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>Product token as in robots.txt, then who stands behind it.</summary>
    internal string UserAgent => $"PerfEval/1.0 ({(Contact is null ? "no contact configured" : "+" + Contact)})";
}
