using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>
/// Crawls sources into the archive. One crawler serves all sources of a night: they share the pauses between requests to a host and its
/// robots.txt. Sources may be crawled side by side.
/// </summary>
public sealed class Crawler : IDisposable
{
    private readonly CrawlSettings _settings;
    private readonly HostTable _hosts;
    private readonly HttpMessageInvoker _public;
    private readonly HttpMessageInvoker _local;

    public Crawler(CrawlSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _settings = settings;
        _hosts = new HostTable(settings.Time);
        _public = new HttpMessageInvoker(GuardedHandler.Create(local: false, settings.Limits, settings.Resolve));
        _local = new HttpMessageInvoker(GuardedHandler.Create(local: true, settings.Limits, settings.Resolve));
    }

    /// <summary>
    /// Crawls one source. A run that was killed is continued by calling this again with the same run id, or by any later run; what a server
    /// does never throws.
    /// </summary>
    /// <exception cref="InvalidOperationException">The source is not local and no contact is configured.</exception>
    /// <exception cref="IOException">The archive cannot be written.</exception>
    public async Task<CrawlSummary> Run(
        Source source, string runId, ArchiveJournal journal, OriginalStore store, IProgress<CrawlProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(journal);
        var started = _settings.Time.GetTimestamp();
        var (session, fetcher) = Begin(source, runId, journal, store, progress);
        journal.Append(Visit(source, runId));
        var walk = new ListWalk(session, fetcher);
        try
        {
            foreach (var start in source.Start)
            {
                await walk.Walk(start, depth: 0, ct);
            }

            await VisitAll(session, fetcher, walk, ct);
        }
        finally
        {
            // What was fetched before a stop is not fetched again.
            session.Commit();
        }

        var summary = Summary(session, walk, started);
        journal.Append(
            Visit(source, runId) with { Ended = true, Complete = summary.Complete, Documents = summary.Documents, Quarantined = summary.Quarantined });
        return summary;
    }

    /// <summary>Walks the lists only and says what a run would fetch.</summary>
    public async Task<CrawlPlan> Plan(
        Source source, string runId, ArchiveJournal journal, OriginalStore store, IProgress<CrawlProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(journal);
        var (session, fetcher) = Begin(source, runId, journal, store, progress);
        var walk = new ListWalk(session, fetcher);
        foreach (var start in source.Start)
        {
            await walk.Walk(start, depth: 0, ct);
        }

        session.Commit();
        var entries = new List<PlannedEntry>();
        while (walk.Next() is { Entry: var entry })
        {
            entries.Add(
                new PlannedEntry(
                    AddressSecrets.Cut(entry.Address), entry.Title, entry.PublishedOn, journal.State.LastFetch(AddressSecrets.Cut(entry.Address)) is not null));
        }

        return new CrawlPlan(source.Id, entries, walk.Ignored, walk.Complete, session.Issues);
    }

    /// <summary>Waits until every host of a source may be asked again.</summary>
    public async Task Rest(Source source, CancellationToken ct)
    {
        foreach (var host in source.AllHosts)
        {
            using var turn = await _hosts.GateOf(host).Enter(ct);
        }
    }

    public void Dispose()
    {
        _public.Dispose();
        _local.Dispose();
        _hosts.Dispose();
    }

    private (CrawlSession Session, Fetcher Fetcher) Begin(
        Source source, string runId, ArchiveJournal journal, OriginalStore store, IProgress<CrawlProgress>? progress)
    {
        if (_settings.Contact is null && !source.Local)
        {
            throw new InvalidOperationException("A source outside this machine is crawled only with a contact in the User-Agent.");
        }

        // Another server may have crawled it last.
        journal.Refresh();
        var budget = new BudgetMeter(source.Budget);
        var session = new CrawlSession(source, runId, journal, store, _settings, budget, progress);
        var fetcher = new Fetcher(new FetchContext
        {
            Run = runId,
            Client = source.Local ? _local : _public,
            Hosts = _hosts,
            Allowed = new AllowedHosts(source.AllHosts),
            Budget = budget,
            Limits = _settings.Limits,
            Time = _settings.Time,
            UserAgent = _settings.UserAgent,
            Delay = source.Delay,
            MaxDelay = source.MaxDelay,
            OnRobots = session.RecordRobots,
        });
        return (session, fetcher);
    }

    private static async Task VisitAll(CrawlSession session, Fetcher fetcher, ListWalk walk, CancellationToken ct)
    {
        var files = new FileVisit(session, fetcher);
        var pages = new PageVisit(session, fetcher, walk, files);
        while (walk.Next() is { } found)
        {
            ct.ThrowIfCancellationRequested();
            if (session.Stopped is not null)
            {
                session.NotVisited.Add(found.Address);
                continue;
            }

            await pages.Visit(found, ct);
            session.Tally.Visited++;
        }

        Withdrawals.WithdrawUnlisted(session, walk, files, pages.FilesOf);
        session.Commit();
    }

    private CrawlSummary Summary(CrawlSession session, ListWalk walk, long started)
    {
        var tally = session.Tally;
        // Of whatever source they came first, and whether or not somebody here wants them forgotten: it is the portal that is judged by them.
        var documents = session.Journal.State.Documents.Count(document =>
            document is { Current: true, WithdrawnAt: null } && walk.Listed.ContainsKey(document.Page ?? document.Address));
        if (session.NotVisited.Count > 0)
        {
            session.Issues.Add(new CrawlIssue(
                "not_visited", $"{session.NotVisited.Count} 个地址今晚没有访问，下次优先。",
                $"{session.NotVisited.Count} addresses were not visited tonight; they come first next time."));
        }

        var belowMinimum = documents < session.Source.MinDocuments;
        if (belowMinimum)
        {
            session.Issues.Add(new CrawlIssue(
                "too_few_documents", $"只见到 {documents} 份文档，少于最低 {session.Source.MinDocuments} 份。",
                $"{documents} documents were seen, fewer than the minimum of {session.Source.MinDocuments}."));
        }
        else if (documents > session.Source.MaxDocuments)
        {
            session.Issues.Add(new CrawlIssue(
                "too_many_documents", $"见到 {documents} 份文档，多于预期的 {session.Source.MaxDocuments} 份。",
                $"{documents} documents were seen, more than the expected {session.Source.MaxDocuments}."));
        }

        return new CrawlSummary
        {
            Source = session.Source.Id,
            Lists = tally.Lists,
            Pages = tally.Pages,
            Documents = documents,
            New = tally.New,
            Changed = tally.Changed,
            Withdrawn = tally.Withdrawn,
            Unchanged = tally.Unchanged,
            Duplicates = tally.Duplicates,
            Failed = tally.Failed,
            Quarantined = tally.Quarantined,
            Requests = session.Budget.Requests,
            Bytes = session.Budget.Bytes,
            Seconds = Math.Round(_settings.Time.GetElapsedTime(started).TotalSeconds, 1),
            Complete = walk.Complete,
            BelowMinimum = belowMinimum,
            NotVisited = session.NotVisited,
            Issues = session.Issues,
        };
    }

    private SourceVisit Visit(Source source, string runId) => new()
    {
        At = _settings.Time.GetUtcNow(),
        Run = runId,
        Source = source.Id,
        Portal = source.Name,
        DivisionCode = source.Division,
    };
}
