namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>Something of a source's night that a person should know.</summary>
/// <param name="Code">Short stable code: list_incomplete, budget, too_few_documents, robots, soft_404 …</param>
/// <param name="Address">What it is about; null for the whole source.</param>
public sealed record CrawlIssue(string Code, string Chinese, string English, string? Address = null)
{
    public override string ToString() => $"[{Code}] {(Address is null ? "" : Address + " ")}{Chinese} {English}";
}
