namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>How far the crawl of one source is.</summary>
/// <param name="Done">Entries visited.</param>
/// <param name="Total">Entries found so far; grows while lists are walked.</param>
/// <param name="Current">Address being fetched.</param>
public readonly record struct CrawlProgress(string Source, int Requests, int Done, int Total, string Current);
