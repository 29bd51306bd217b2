using PerfEval.Ingest.Crawl.Visiting;
using PerfEval.Worker.Jobs.Scheduling;

namespace PerfEval.Worker.Jobs.Night;

/// <summary>A source's crawl as part of a night's: each source counts the same.</summary>
/// <param name="sources">How many the night has.</param>
/// <param name="ended">How many of them have ended.</param>
internal sealed class SourceProgress(JobRun run, int sources, Func<int> ended) : IProgress<CrawlProgress>
{
    private const double Told = 0.05;

    private readonly Lock _lock = new();
    private double _share;

    // The total grows while lists are walked; a share never goes back. Others run beside, so what they have done is asked for, but not for each file.
    public void Report(CrawlProgress value)
    {
        lock (_lock)
        {
            var share = value.Total == 0 ? 0 : (double)value.Done / value.Total;
            if (share - _share < Told)
                return;
            _share = share;
            run.Report(NightShares.Crawled * Math.Min(1, (ended() + share) / sources), NightCrawl.Step);
        }
    }
}
