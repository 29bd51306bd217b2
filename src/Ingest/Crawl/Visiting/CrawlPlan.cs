namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>What a crawl of a source would fetch, from its lists alone.</summary>
/// <param name="Entries">Entries whose titles are reports, in the order in which they would be fetched.</param>
/// <param name="Ignored">Entries whose titles are not.</param>
public sealed record CrawlPlan(string Source, IReadOnlyList<PlannedEntry> Entries, int Ignored, bool Complete, IReadOnlyList<CrawlIssue> Issues);
