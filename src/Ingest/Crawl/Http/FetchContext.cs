namespace PerfEval.Ingest.Crawl.Http;

/// <summary>What all fetches of one source in one night share.</summary>
internal sealed record FetchContext
{
    public required string Run { get; init; }

    public required HttpMessageInvoker Client { get; init; }

    public required HostTable Hosts { get; init; }

    public required AllowedHosts Allowed { get; init; }

    public required BudgetMeter Budget { get; init; }

    public required CrawlLimits Limits { get; init; }

    public required TimeProvider Time { get; init; }

    public required string UserAgent { get; init; }

    /// <summary>Least and longest pause between requests to a host.</summary>
    public required TimeSpan Delay { get; init; }

    public required TimeSpan MaxDelay { get; init; }

    /// <summary>Called for requests that nobody else knows of: those for robots.txt.</summary>
    public required Action<FetchRequest, Fetched> OnRobots { get; init; }
}
