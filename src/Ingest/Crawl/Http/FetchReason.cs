namespace PerfEval.Ingest.Crawl.Http;

/// <summary>Why a fetch did not end well.</summary>
/// <param name="Code">Short stable code: timeout, cut_off, challenge, soft_404 …</param>
public sealed record FetchReason(string Code, string Chinese, string English)
{
    public override string ToString() => $"[{Code}] {Chinese} {English}";
}
