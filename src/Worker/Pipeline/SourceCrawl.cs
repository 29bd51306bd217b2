using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Ingest.Crawl.Visiting;

namespace PerfEval.Worker.Pipeline;

/// <summary>One source into the archive: the same whether a command asked for it or a night.</summary>
public static class SourceCrawl
{
    /// <summary>One source must not take the others with it: where the program fails on it, that is what its summary says.</summary>
    /// <exception cref="IOException">The archive could not be written: the disk is full or failed, and that takes all sources.</exception>
    public static async Task<CrawlSummary> Run(
        Crawler crawler, Source source, string runId, ArchiveJournal journal, OriginalStore store, IProgress<CrawlProgress> progress, CancellationToken ct)
    {
        try
        {
            var summary = await crawler.Run(source, runId, journal, store, progress, ct);
            Count(summary);
            return summary;
        }
        catch (Exception e) when (e is not IOException and not UnauthorizedAccessException and not OperationCanceledException)
        {
            return new CrawlSummary
            {
                Source = source.Id,
                Failed = 1,
                BelowMinimum = true,
                Issues = [new CrawlIssue("bug", "程序出错，本来源未完成。", $"The program failed on this source: {e}")]
            };
        }
    }

    private static void Count(CrawlSummary summary)
    {
        Telemetry.CountDocuments("new", summary.New);
        Telemetry.CountDocuments("changed", summary.Changed);
        Telemetry.CountDocuments("unchanged", summary.Unchanged);
        Telemetry.CountDocuments("withdrawn", summary.Withdrawn);
        Telemetry.CountDocuments("quarantined", summary.Quarantined);
        Telemetry.CountDocuments("failed", summary.Failed);
    }
}
