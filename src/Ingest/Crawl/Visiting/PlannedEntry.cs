namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>An entry that a crawl would visit.</summary>
/// <param name="Known">It was had before: only a conditional request.</param>
public sealed record PlannedEntry(string Address, string Title, DateOnly? PublishedOn, bool Known);
