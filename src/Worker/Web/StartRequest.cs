namespace PerfEval.Worker.Web;

/// <summary>What POST /runs is told.</summary>
/// <param name="Sources">Ids of the sources to crawl; null or empty is all.</param>
public sealed record StartRequest(IReadOnlyList<string>? Sources);
