using System.Globalization;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Ingest.Crawl.Visiting;

namespace PerfEval.Worker.Pipeline;

/// <summary>A crawl that a person waits for: several sources side by side, progress, what to know of each, a line of sums.</summary>
public sealed class CrawlJob(CrawlSettings settings, IStepListener listener) : IDisposable
{
    /// <summary>Sources at a time; to any one host there is one request at a time in any case.</summary>
    private const int SideBySide = 6;

    private const int IssuesShown = 20;

    private readonly Lock _block = new();
    private readonly Crawler _crawler = new(settings);

    /// <summary>Sortable by time.</summary>
    public static string NewRunId(TimeProvider clock) => "crawl-" + clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Whether all went well: lists walked to the end, everything visited, nothing failed or kept aside.</summary>
    public static bool IsWhole(CrawlSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        return summary is { Complete: true, BelowMinimum: false, Failed: 0, Quarantined: 0, NotVisited.Count: 0 };
    }

    /// <returns>One summary for each source, in their order.</returns>
    /// <exception cref="IOException">The archive could not be written: the disk is full or failed.</exception>
    public async Task<IReadOnlyList<CrawlSummary>> Run(
        IReadOnlyList<Source> sources, string runId, ArchiveJournal journal, OriginalStore store, CancellationToken ct)
    {
        Announce(sources, journal);
        return await Each(
            sources,
            async (source, progress, token) =>
            {
                var summary = await SourceCrawl.Run(_crawler, source, runId, journal, store, progress, token);
                Say(summary);
                return summary;
            },
            ct);
    }

    /// <summary>What a run would visit, from the lists alone.</summary>
    public async Task<IReadOnlyList<CrawlPlan>> Plan(
        IReadOnlyList<Source> sources, string runId, ArchiveJournal journal, OriginalStore store, CancellationToken ct)
    {
        Announce(sources, journal);
        return await Each(
            sources,
            async (source, progress, token) =>
            {
                var plan = await _crawler.Plan(source, runId, journal, store, progress, token);
                var known = plan.Entries.Count(entry => entry.Known);
                Say($"{plan.Source}: 将访问 {plan.Entries.Count} 个条目（已有 {known}），略过 {plan.Ignored} 个标题。 "
                    + $"{plan.Entries.Count} entries would be visited, {known} of them known; {plan.Ignored} titles are no reports.", plan.Issues);
                return plan;
            },
            ct);
    }

    public void Dispose() => _crawler.Dispose();

    private async Task<IReadOnlyList<T>> Each<T>(
        IReadOnlyList<Source> sources, Func<Source, IProgress<CrawlProgress>, CancellationToken, Task<T>> crawl, CancellationToken ct)
    {
        var results = new T[sources.Count];
        async Task<IReadOnlyList<T>> All(IProgress<CrawlProgress> progress)
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = ct };
            await Parallel.ForEachAsync(Enumerable.Range(0, sources.Count), options, async (i, token) => results[i] = await crawl(sources[i], progress, token));
            return results;
        }

        return await listener.Follow(All);
    }

    private void Announce(IReadOnlyList<Source> sources, ArchiveJournal journal)
    {
        foreach (var notice in journal.Notices)
            listener.Say(notice);
        listener.Say(sources.Count == 0
            ? "没有启用的来源。 No source is enabled: see perfeval sources."
            : $"采集 {sources.Count} 个来源 Crawling {sources.Count} {(sources.Count == 1 ? "source" : "sources")}");
    }

    private void Say(CrawlSummary s) => Say(
        $"{s.Source}: 新增 {s.New}，更新 {s.Changed}，撤下 {s.Withdrawn}，未变 {s.Unchanged}，失败 {s.Failed}，隔离 {s.Quarantined}，共 {s.Documents} 份。 "
        + $"{s.New} new, {s.Changed} changed, {s.Withdrawn} withdrawn, {s.Unchanged} unchanged, {s.Failed} failed, {s.Quarantined} quarantined; {s.Documents} "
        + $"documents.",
        s.Issues);

    // Whole blocks: sources end side by side. Everything is in the journal; the screen shows the first.
    private void Say(string line, IReadOnlyList<CrawlIssue> issues)
    {
        lock (_block)
        {
            listener.Say(line);
            foreach (var issue in issues.Take(IssuesShown))
                listener.Say("  " + issue);
            if (issues.Count > IssuesShown)
                listener.Say($"  另有 {issues.Count - IssuesShown} 条，见档案日志。 {issues.Count - IssuesShown} more are in the archive's journal.");
        }
    }
}
