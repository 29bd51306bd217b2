using System.Net;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Archive.Journal;

/// <summary>
/// What follows from the journal: documents and their versions, what was asked last of every address, what was forgotten. Safe to read
/// from any thread while records are appended; collections are copies of the moment.
/// </summary>
public sealed class ArchiveState
{
    private readonly Lock _lock = new();
    private Dictionary<string, AddressHistory> _addresses = [];
    private Dictionary<string, (SourceState State, RecordOrder LastOrder)> _sources = [];
    private Dictionary<string, List<Forgetting>> _forgotten = [];
    private HashSet<string> _damaged = [];
    private HashSet<string> _mended = [];
    private List<(AddressEvent Event, RecordOrder Order)> _events = [];
    private DateTimeOffset?[] _checked = new DateTimeOffset?[Check.Parts];
    private long _records;

    // Of the last record of all, and of the last that touches more than one address.
    private RecordOrder _last;
    private RecordOrder _lastWide;

    /// <summary>All versions of all documents, in the order in which they became current.</summary>
    public IReadOnlyList<ArchivedDocument> Documents
    {
        get
        {
            lock (_lock)
            {
                return
                [
                    .. _addresses.Values.SelectMany(a => a.Versions.Where(v => IsDocument(a, v)).Select(v => (Address: a, Version: v)))
                        .OrderBy(v => v.Version.Order).Select(v => Document(v.Address, v.Version)),
                ];
            }
        }
    }

    /// <summary>Replacements, withdrawals and returns of documents, in order.</summary>
    public IReadOnlyList<AddressEvent> Events
    {
        get
        {
            lock (_lock)
                return [.. _events.Select(e => e.Event).Where(e => IsDocument(_addresses[e.Address], null))];
        }
    }

    /// <summary>Records so far; 0 of an empty archive.</summary>
    public long Records
    {
        get
        {
            lock (_lock)
                return _records;
        }
    }

    /// <summary>The version of a document that its address showed last; null for addresses that are no document.</summary>
    public ArchivedDocument? Current(string address)
    {
        lock (_lock)
            return _addresses.TryGetValue(address, out var history) && history.Current is { } version && IsDocument(history, version)
                ? Document(history, version)
                : null;
    }

    /// <summary>When these bytes first came from this address; null where they never did.</summary>
    public DateTimeOffset? FirstFetched(string address, string sha256)
    {
        lock (_lock)
            return _addresses.TryGetValue(address, out var history) ? history.Versions.FirstOrDefault(v => v.Sha256 == sha256)?.Fetch.At : null;
    }

    /// <summary>
    /// The fetch whose validators (ETag, LastModified) a conditional request may send. Null where nothing was ever had, or where the archive's own
    /// copy is damaged or forgotten, so that a plain request brings it anew.
    /// </summary>
    public Fetch? LastFetch(string address)
    {
        lock (_lock)
        {
            return _addresses.TryGetValue(address, out var history) && history.LastContent is { Sha256: { } sha } fetch && !_damaged.Contains(sha)
                ? fetch
                : null;
        }
    }

    /// <summary>The last attempt on an address, whatever came of it.</summary>
    public Fetch? LastAttempt(string address)
    {
        lock (_lock)
            return _addresses.TryGetValue(address, out var history) ? history.LastAttempt : null;
    }

    /// <summary>What the portal last said of a document.</summary>
    public Listing? ListingOf(string address)
    {
        lock (_lock)
            return _addresses.TryGetValue(address, out var history) ? history.Listing : null;
    }

    public SourceState? Source(string id)
    {
        lock (_lock)
            return _sources.GetValueOrDefault(id).State;
    }

    /// <summary>Whether these bytes were forgotten and no other address holds them rightfully: they are to be dropped wherever they turn up.</summary>
    public bool IsForgotten(string sha256)
    {
        lock (_lock)
            return _forgotten.ContainsKey(sha256) && !IsHeld(sha256);
    }

    /// <summary>Traces of what is forgotten now, oldest first.</summary>
    public IReadOnlyList<Forgetting> Forgotten
    {
        get
        {
            lock (_lock)
                return [.. _forgotten.Values.SelectMany(f => f).OrderBy(f => f.At)];
        }
    }

    /// <summary>Whether what was lost at a place of the journal was named again.</summary>
    public bool IsMended(string place)
    {
        lock (_lock)
            return _mended.Contains(place);
    }

    /// <summary>Hashes that the last check found damaged and that did not come again since.</summary>
    public IReadOnlyCollection<string> Damaged
    {
        get
        {
            lock (_lock)
                return [.. _damaged];
        }
    }

    /// <summary>Hashes that the store must hold, each once.</summary>
    public IReadOnlyCollection<string> Objects
    {
        get
        {
            lock (_lock)
                return _addresses.Values.SelectMany(a => a.Versions).Where(v => !v.Forgotten).Select(v => v.Sha256).ToHashSet();
        }
    }

    /// <summary>The part of the archive whose last check is longest ago.</summary>
    public int NextPart
    {
        get
        {
            lock (_lock)
                return Enumerable.Range(0, Check.Parts).MinBy(part => _checked[part] ?? DateTimeOffset.MinValue);
        }
    }

    /// <summary>
    /// Takes a record in. One that comes late, after others that stand behind it, is taken where it gives the state that the right order gives: where no later
    /// record was of its address or source, or of several addresses.
    /// </summary>
    /// <returns>False where it does not: nothing was changed, and the state must be made anew from all records in their order.</returns>
    internal bool TryApply(JournalRecord record, RecordOrder order)
    {
        lock (_lock)
        {
            if (order < _last && !MayComeLate(record, order))
                return false;
            if (order > _last)
                _last = order;
            _records++;
            switch (record)
            {
                case Fetch fetch:
                    Apply(fetch, Of(fetch.Address, order), order);
                    break;
                case Listing listing:
                    Of(listing.Address, order).List(listing);
                    break;
                case SourceVisit visit:
                    Apply(visit, order);
                    break;
                case Withdrawal withdrawal:
                    Apply(withdrawal, Of(withdrawal.Address, order), order);
                    break;
                case Forgetting forgetting:
                    _lastWide = order;
                    Apply(forgetting, order);
                    break;
                case Restoration restoration:
                    _lastWide = order;
                    _forgotten.Remove(restoration.Sha256);
                    foreach (var version in Versions(restoration.Sha256))
                        version.Forgotten = false;
                    break;
                case Check check:
                    _lastWide = order;
                    Apply(check);
                    break;
                case Mending mending:
                    _mended.UnionWith(mending.Places);
                    break;
            }

            return true;
        }
    }

    /// <summary>Becomes another state, which nobody uses from then on.</summary>
    internal void Become(ArchiveState other)
    {
        lock (_lock)
        {
            (_addresses, _sources, _forgotten, _damaged, _mended) = (other._addresses, other._sources, other._forgotten, other._damaged, other._mended);
            (_events, _checked, _records, _last, _lastWide) = (other._events, other._checked, other._records, other._last, other._lastWide);
        }
    }

    private bool MayComeLate(JournalRecord record, RecordOrder order) => order > _lastWide && record switch
    {
        Fetch fetch => IsAfterAllOf(fetch.Address, order),
        Listing listing => IsAfterAllOf(listing.Address, order),
        Withdrawal withdrawal => IsAfterAllOf(withdrawal.Address, order),
        Mending => true,
        SourceVisit visit => order > _sources.GetValueOrDefault(visit.Source).LastOrder,
        _ => false,
    };

    private bool IsAfterAllOf(string address, RecordOrder order) => !_addresses.TryGetValue(address, out var history) || order > history.LastOrder;

    private void Apply(Fetch fetch, AddressHistory history, RecordOrder order)
    {
        history.LastAttempt = fetch;
        if (fetch.Outcome == FetchOutcome.NotModified && history.LastContent is { } last)
        {
            history.LastContent = last with
            {
                At = fetch.At,
                Run = fetch.Run,
                ETag = fetch.ETag ?? last.ETag,
                LastModified = fetch.LastModified ?? last.LastModified
            };
        }
        else if (fetch is { Outcome: FetchOutcome.Stored or FetchOutcome.Unchanged, Sha256: { } sha })
        {
            history.LastContent = fetch;
            _damaged.Remove(sha);
            if (fetch.Kind is FetchKind.List or FetchKind.Robots)
                return;
            // Another server had these bytes forgotten, and this one did not know yet: it would have dropped them.
            var isForgotten = _forgotten.ContainsKey(sha) && !IsHeld(sha);
            if (history.Take(fetch, order) is { } before && !fetch.Again)
                Note(new AddressEvent(fetch.At, fetch.Source, fetch.Address, AddressEvent.Replaced, sha, before.Sha256, null), order);
            if (isForgotten)
                history.Current!.Forgotten = true;
        }
        else
        {
            return;
        }

        if (history is { WithdrawnAt: not null, Current: { } current })
        {
            history.WithdrawnAt = null;
            Note(new AddressEvent(fetch.At, fetch.Source, fetch.Address, AddressEvent.Republished, current.Sha256, null, null), order);
        }
    }

    private void Apply(Withdrawal withdrawal, AddressHistory history, RecordOrder order)
    {
        if (history is not { WithdrawnAt: null, Current: { } current })
            return;
        history.WithdrawnAt = withdrawal.At;
        Note(new AddressEvent(withdrawal.At, withdrawal.Source, withdrawal.Address, AddressEvent.Withdrawn, current.Sha256, null, withdrawal.Reason), order);
    }

    private void Apply(SourceVisit visit, RecordOrder order)
    {
        var before = _sources.GetValueOrDefault(visit.Source).State;
        _sources[visit.Source] = (new SourceState(
            visit.Source, visit.Portal ?? before?.Portal, visit.DivisionCode ?? before?.DivisionCode, visit.Run,
            visit.Ended && before is not null ? before.LastStartedAt : visit.At, visit is { Ended: true, Complete: true } ? visit.At : before?.LastCompleteAt,
            visit.Ended ? visit : before?.LastEnd), order);
    }

    private void Note(AddressEvent what, RecordOrder order) => _events.Insert(_events.FindLastIndex(e => e.Order <= order) + 1, (what, order));

    private void Apply(Forgetting forgetting, RecordOrder order)
    {
        if (!_forgotten.TryGetValue(forgetting.Sha256, out var traces))
            _forgotten[forgetting.Sha256] = traces = [];
        traces.Add(forgetting);
        foreach (var address in forgetting.Addresses)
        {
            foreach (var version in Of(address, order).Versions.Where(v => v.Sha256 == forgetting.Sha256))
                version.Forgotten = true;
        }
    }

    private void Apply(Check check)
    {
        foreach (var part in check.Part is { } one ? [one] : Enumerable.Range(0, Check.Parts))
        {
            _checked[part] = check.At;
            _damaged.RemoveWhere(sha => Check.PartOf(sha) == part);
        }

        _damaged.UnionWith(check.Damaged);
    }

    private AddressHistory Of(string address, RecordOrder order)
    {
        if (!_addresses.TryGetValue(address, out var history))
            _addresses[address] = history = new AddressHistory(address);
        history.LastOrder = order;
        return history;
    }

    private IEnumerable<AddressVersion> Versions(string sha256) => _addresses.Values.SelectMany(a => a.Versions).Where(v => v.Sha256 == sha256);

    private bool IsHeld(string sha256) => Versions(sha256).Any(v => !v.Forgotten);

    // A page is a document where a listing says so; whatever else was kept of it only leads to documents.
    private static bool IsDocument(AddressHistory history, AddressVersion? version) =>
        (version ?? history.Current)?.Fetch.Kind is FetchKind.Attachment or FetchKind.File || history.Listing is { Role: "page" };

    private ArchivedDocument Document(AddressHistory history, AddressVersion version)
    {
        var source = _sources.GetValueOrDefault(version.Source).State;
        var current = version == history.Current;
        return new ArchivedDocument
        {
            Address = history.Address,
            Sha256 = version.Sha256,
            Source = version.Source,
            Portal = source?.Portal,
            DivisionCode = source?.DivisionCode,
            Page = version.Listing?.Page,
            Title = version.Listing?.Title ?? "",
            Name = version.Listing?.Name ?? NameOf(history.Address),
            PublishedOn = version.Listing?.PublishedOn,
            FetchedAt = version.Fetch.At,
            Bytes = version.Fetch.Bytes,
            Current = current,
            ReplacedAt = version.ReplacedAt,
            WithdrawnAt = current ? history.WithdrawnAt : null,
            Forgotten = version.Forgotten,
        };
    }

    private static string NameOf(string address)
    {
        if (!address.Contains("://", StringComparison.Ordinal))
            return Path.GetFileName(address);
        var path = address.Split('?', '#')[0].TrimEnd('/');
        return WebUtility.UrlDecode(path[(path.LastIndexOf('/') + 1)..].Replace("+", "%2B", StringComparison.Ordinal));
    }
}
