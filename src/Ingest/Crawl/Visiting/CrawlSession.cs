using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Crawl.Sources;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>
/// One source in one night: what its list walk, its visits and its withdrawals share. Records wait here until <see cref="Commit"/>, which
/// makes the bytes durable before the journal names them; a crash before that leaves nothing half.
/// </summary>
internal sealed class CrawlSession
{
    private readonly List<JournalRecord> _records = [];
    private readonly Lock _lock = new();
    private readonly CrawlSettings _settings;
    private readonly IProgress<CrawlProgress>? _progress;
    private int _failuresInARow;
    private int _missingInARow;

    public CrawlSession(
        Source source, string run, ArchiveJournal journal, OriginalStore store, CrawlSettings settings, BudgetMeter budget, IProgress<CrawlProgress>? progress)
    {
        Source = source;
        Run = run;
        Journal = journal;
        Store = store;
        Budget = budget;
        Time = settings.Time;
        _settings = settings;
        _progress = progress;
        Titles = new TitleFilter(source, settings.Words);
        Quarantine = new Quarantine(store, source.Id);
        Known = new KnownDocuments(journal.State, source.Id);
        PreviousStart = journal.State.Source(source.Id)?.LastStartedAt;
    }

    public Source Source { get; }

    public string Run { get; }

    public ArchiveJournal Journal { get; }

    public OriginalStore Store { get; }

    public BudgetMeter Budget { get; }

    public TimeProvider Time { get; }

    public CrawlLimits Limits => _settings.Limits;

    public TitleFilter Titles { get; }

    public Quarantine Quarantine { get; }

    public KnownDocuments Known { get; }

    /// <summary>When this source was visited before; null where it is new.</summary>
    public DateTimeOffset? PreviousStart { get; }

    public CrawlTally Tally { get; } = new();

    public List<CrawlIssue> Issues { get; } = [];

    public List<string> NotVisited { get; } = [];

    /// <summary>Set where the rest of the source is left for another night.</summary>
    public FetchReason? Stopped { get; private set; }

    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>Entries found so far.</summary>
    public int Found { get; set; }

    public void Report(Uri current) => _progress?.Report(new CrawlProgress(Source.Id, Budget.Requests, Tally.Visited, Found, AddressSecrets.Cut(current)));

    /// <summary>Whether this run had an answer for the address already, before it was interrupted.</summary>
    public bool IsDone(string address) => Journal.State.LastFetch(address) is { } last && last.Run == Run;

    public void Issue(FetchReason reason, string? address) => Issues.Add(new CrawlIssue(reason.Code, reason.Chinese, reason.English, address));

    /// <summary>Notes every attempt of a request; the last one with what became of its bytes.</summary>
    /// <param name="outcome">One of <see cref="FetchOutcome"/>, read, or duplicate.</param>
    public void Record(FetchRequest request, Fetched fetched, string outcome, string? sha256 = null, FetchReason? reason = null)
    {
        lock (_lock)
        {
            _records.AddRange(fetched.Earlier.Select(earlier => RecordOf(request, earlier, FetchOutcome.Failed, null, earlier.Reason)));
            _records.Add(RecordOf(request, fetched, outcome, sha256, reason ?? fetched.Reason));
        }
    }

    /// <summary>Keeps aside what came in place of a report, with its reason.</summary>
    /// <param name="file">The download; null where the body is in memory.</param>
    public void SetAside(FetchRequest request, Fetched fetched, FetchReason reason, string? file = null)
    {
        var (sha, _) = file is null ? Quarantine.Keep(fetched.Body, ".html") : Quarantine.Keep(file, Path.GetExtension(fetched.Final.AbsolutePath));
        Record(request, fetched, FetchOutcome.Quarantined, sha, reason);
        Tally.Quarantined++;
        Issue(reason, AddressSecrets.Cut(request.Address));
        Count(fetched with { Reason = reason }, isGood: false);
    }

    /// <summary>The challenge that an answer without success is: by its status, or because its body says so; null where it is none.</summary>
    public FetchReason? ChallengeIn(Fetched fetched, CancellationToken ct)
    {
        if (fetched.Body.Length == 0 || fetched.End is not (FetchEnd.Challenged or FetchEnd.Refused or FetchEnd.Failed))
        {
            return null;
        }

        // What came with a refusal need not be readable.
        return Read(PageTask.Judgement, fetched, ct).Refused is { Code: "challenge" } said ? said
            : fetched.End == FetchEnd.Challenged ? fetched.Reason
            : null;
    }

    /// <summary>Has the body read as a page.</summary>
    /// <param name="kind">Of a list; null lets the page decide.</param>
    public PageAnswer Read(PageTask task, Fetched fetched, CancellationToken ct, string? kind = null) => Read(
        new PageQuestion
        {
            Task = task,
            Address = fetched.Final,
            Asked = fetched.Asked,
            Charset = fetched.Charset,
            Kind = kind,
            Words = _settings.Words,
            Work = Limits.PageWork
        },
        fetched.Body,
        ct);

    /// <summary>Has a copy that the archive holds read again.</summary>
    /// <param name="charset">With which it came.</param>
    public PageAnswer ReadCopy(Uri address, byte[] bytes, string? charset, CancellationToken ct) => Read(
        new PageQuestion { Task = PageTask.Copy, Address = address, Asked = address, Charset = charset, Words = _settings.Words, Work = Limits.PageWork },
        bytes, ct);

    public void Record(JournalRecord record)
    {
        lock (_lock)
        {
            _records.Add(record);
        }
    }

    /// <summary>Robots.txt is asked for below the visits; it is noted like every fetch.</summary>
    public void RecordRobots(FetchRequest request, Fetched fetched) =>
        Record(request, fetched, fetched.End == FetchEnd.Got ? "read" : OutcomeOf(fetched.End), null, fetched.Reason);

    public void Commit()
    {
        lock (_lock)
        {
            if (_records.Count == 0)
            {
                return;
            }

            Store.Flush();
            Journal.Append([.. _records]);
            _records.Clear();
        }
    }

    /// <summary>After every visit: leaves a source that only fails, and a host that wants to be left.</summary>
    public void Count(Fetched fetched, bool isGood)
    {
        if (fetched.End == FetchEnd.Budget || fetched.Reason == FetchReasons.HostClosed)
        {
            Stop(fetched.Reason!);
        }

        // A list may name pages without end that do not exist.
        _missingInARow = fetched.End == FetchEnd.NotFound ? _missingInARow + 1 : 0;
        if (_missingInARow >= Limits.MaxMissingInARow)
        {
            Stop(
                new FetchReason(
                    "left", $"连续 {_missingInARow} 个地址不存在，今晚不再访问。", $"{_missingInARow} addresses in a row do not exist; the source is left for the night."));
        }

        _failuresInARow = isGood ? 0 : _failuresInARow + 1;
        if (_failuresInARow >= Limits.MaxFailuresInARow)
        {
            Stop(new FetchReason(
                "left", $"连续 {_failuresInARow} 次未取得内容（最后一次：{fetched.Reason?.Chinese}），今晚不再访问。",
                $"{_failuresInARow} visits in a row brought nothing (the last: {fetched.Reason?.English}); the source is left for the night."));
        }
    }

    /// <summary>A link that leads where the source must not go: the portal's business, not a failure.</summary>
    public static bool IsForeign(Fetched fetched) => fetched is { End: FetchEnd.Refused, Reason.Code: "host" or "address" };

    public void Stop(FetchReason reason)
    {
        if (Stopped is null)
        {
            Stopped = reason;
            Issue(reason, null);
        }
    }

    public static string OutcomeOf(FetchEnd end) => end switch
    {
        FetchEnd.NotModified => FetchOutcome.NotModified,
        FetchEnd.NotFound => FetchOutcome.NotFound,
        FetchEnd.Challenged => FetchOutcome.Quarantined,
        FetchEnd.Refused => FetchOutcome.Refused,
        FetchEnd.Robots => FetchOutcome.Robots,
        FetchEnd.TooLarge => FetchOutcome.TooLarge,
        FetchEnd.Budget => "budget",
        _ => FetchOutcome.Failed,
    };

    private PageAnswer Read(PageQuestion question, byte[] body, CancellationToken ct) => _settings.Reading.Read(question, body, ct);

    private Fetch RecordOf(FetchRequest request, Fetched fetched, string outcome, string? sha256, FetchReason? reason) => new()
    {
        At = Now,
        Run = Run,
        Source = Source.Id,
        Address = AddressSecrets.Cut(request.Address),
        FinalAddress = fetched.Final == request.Address ? null : AddressSecrets.Cut(fetched.Final),
        Kind = request.Kind,
        Outcome = outcome,
        Status = fetched.Status,
        Sha256 = sha256,
        Bytes = fetched.Bytes,
        Seconds = Math.Round(fetched.Time.TotalSeconds, 3),
        Attempt = fetched.Attempt,
        Message = reason?.ToString(),
        ETag = fetched.ETag,
        LastModified = fetched.LastModified,
        ContentType = fetched.ContentType,
        Charset = fetched.Charset,
    };
}
