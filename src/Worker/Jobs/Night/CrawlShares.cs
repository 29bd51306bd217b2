using PerfEval.Ingest.Crawl;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>The progress of several crawls as one: each source counts the same.</summary>
/// <param name="report">Told the fraction done, 0..1.</param>
internal sealed class CrawlShares(IReadOnlyList<string> sources, Action<double> report) : IProgress<CrawlProgress>
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, double> _shares = sources.ToDictionary(source => source, _ => 0.0, StringComparer.Ordinal);

    // The total grows while lists are walked; a share never goes back.
    public void Report(CrawlProgress value) => Set(value.Source, value.Total == 0 ? 0 : (double)value.Done / value.Total);

    public void Done(string source) => Set(source, 1);

    private void Set(string source, double share)
    {
        lock (_lock)
        {
            _shares[source] = Math.Max(_shares[source], share);
            report(_shares.Values.Average());
        }
    }
}
