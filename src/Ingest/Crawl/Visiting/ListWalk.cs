using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>
/// Walks the lists of a source to their ends and gathers their entries. Whatever keeps it from an end makes the walk incomplete, and from an
/// incomplete walk nothing is concluded about what it did not see.
/// </summary>
internal sealed class ListWalk(CrawlSession session, Fetcher fetcher)
{
    private readonly HashSet<Uri> _walked = [];
    private readonly Queue<FoundEntry> _fresh = [];
    private readonly PriorityQueue<FoundEntry, DateTimeOffset> _known = new();
    private long _listedChars;

    /// <summary>Every address that a list shows, whether or not its title is a report's.</summary>
    public Dictionary<string, ListEntry> Listed { get; } = [];

    public bool Complete { get; private set; } = true;

    /// <summary>Entries whose titles are no report's.</summary>
    public int Ignored { get; private set; }

    /// <summary>New entries first, then known ones, those whose last visit is longest ago before others.</summary>
    public FoundEntry? Next() => _fresh.TryDequeue(out var fresh) ? fresh : _known.TryDequeue(out var known, out _) ? known : null;

    public async Task Walk(Uri start, int depth, CancellationToken ct)
    {
        var list = new WalkedList(WebAddress.Canonical(start));
        while (list.TryTake(_walked, out var address, out var isProbe))
        {
            if (session.Stopped is not null || list.Pages >= session.Limits.MaxListPages || _listedChars > session.Limits.MaxListChars
                || (depth == 0 && list.Pages > 0 && session.Budget.RequestsLeft <= session.Budget.Requests))
            {
                Incomplete(
                    address,
                    session.Stopped ?? new FetchReason(
                        "list_budget", "列表页超过上限，未走完。", "The list's pages exceed what a night may spend on lists; the walk ended early."));
                return;
            }

            session.Report(address);
            var page = await Fetch(address, list, isProbe, ct);
            session.Commit();
            if (page is not null)
            {
                Take(page, address, list, depth);
            }
        }

        if (list.Shortfall() is { } missing)
        {
            Incomplete(start, missing);
        }
    }

    /// <summary>The page; null where it is missing, which ends a list that was only probed for.</summary>
    private async Task<ListPage?> Fetch(Uri address, WalkedList list, bool isProbe, CancellationToken ct)
    {
        var request = new FetchRequest { Address = address, Kind = FetchKind.List };
        var fetched = await fetcher.Fetch(request, ct);
        if (fetched.End != FetchEnd.Got)
        {
            session.Record(request, fetched, CrawlSession.OutcomeOf(fetched.End));
            var isEnd = isProbe && fetched.End == FetchEnd.NotFound;
            session.Count(fetched, isGood: isEnd);
            if (!isEnd)
            {
                session.Tally.Failed++;
                Incomplete(address, fetched.Reason!);
            }

            return null;
        }

        var (page, reason) = Read(fetched, list, ct);
        if (reason is null)
        {
            session.Record(request, fetched, "read");
            session.Count(fetched, isGood: true);
            session.Tally.Lists++;
            return page;
        }

        var (sha, _) = session.Quarantine.Keep(fetched.Body, ".html");
        session.Record(request, fetched, FetchOutcome.Quarantined, sha, reason);
        session.Count(fetched with { Reason = reason }, isGood: false);
        if (!isProbe)
        {
            session.Tally.Quarantined++;
            Incomplete(address, reason);
        }

        return null;
    }

    private (ListPage? Page, FetchReason? Reason) Read(Fetched fetched, WalkedList list, CancellationToken ct)
    {
        var answer = session.Read(PageTask.List, fetched, ct, list.Kind ?? session.Source.Kind);
        list.Kind ??= answer.Kind;
        return (answer.List, answer.Unread ?? (fetched.Reason is { Code: "cut_off" } cut ? cut : answer.Refused));
    }

    private void Take(ListPage read, Uri address, WalkedList list, int depth)
    {
        var isRepeat = list.Take(address, read);
        if (read.LeadsOnByScript && read.TotalPages is not 1)
        {
            Incomplete(address, new FetchReason("paging_by_script", "翻页只由脚本控制，无法走完列表。", "Only a script leads to the further pages of this list."));
        }

        foreach (var entry in read.Entries)
        {
            Add(entry, depth);
        }

        if (!isRepeat)
        {
            list.Continue(read);
        }
    }

    private void Add(ListEntry entry, int depth)
    {
        var address = AddressSecrets.Cut(entry.Address);
        if (!Listed.TryAdd(address, entry))
        {
            return;
        }

        _listedChars += address.Length + entry.Title.Length;
        if (!session.Titles.IsReport(entry.Title))
        {
            Ignored++;
            return;
        }

        session.Found++;
        var found = new FoundEntry(entry, depth);
        if (session.Journal.State.LastAttempt(address) is { } last)
        {
            _known.Enqueue(found, last.At);
        }
        else
        {
            _fresh.Enqueue(found);
        }
    }

    private void Incomplete(Uri address, FetchReason reason)
    {
        Complete = false;
        session.Issues.Add(new CrawlIssue(
            "list_incomplete", $"列表没有走完：{reason.Chinese}", $"The list was not walked to its end: {reason.English}", AddressSecrets.Cut(address)));
    }
}
