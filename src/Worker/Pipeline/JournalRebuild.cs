using System.Data.Common;
using DuckDB.NET.Data;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Normalize.Warehouse.Bulk;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// Names again what the journal lost. Where an original came from, when and under which title stands in the warehouse and in every generation; its bytes are in
/// the store. What no rows tell of is set aside. Of documents that were fetched and replaced since, the order of their versions is kept.
/// </summary>
/// <param name="portals">Id and division of a portal by its name, from the source files.</param>
public sealed class JournalRebuild(
    ArchiveJournal journal, OriginalStore store, IReadOnlyDictionary<string, (string Id, string? Division)> portals, TimeProvider clock)
{
    private const string Documents =
        """
        SELECT origin AS address, sha256, status = 'replaced', origin, source_name, portal, title, published_on, fetched_at, load_order FROM core.document
        UNION ALL
        SELECT o.address, o.sha256, o.replaced, d.origin, d.source_name, d.portal, d.title, d.published_on, d.fetched_at, d.load_order
        FROM core.original o JOIN core.document d ON split_part(d.origin, '!', 1) = o.address AND d.origin <> o.address
        ORDER BY load_order
        """;

    private const string Events = "SELECT address, source, noticed_at, reason FROM core.address_event WHERE event = 'withdrawn' ORDER BY noticed_at";

    private readonly string _run = $"rebuild-journal-{clock.GetUtcNow():yyyyMMddHHmmss}";

    /// <param name="databases">The warehouse and the generations, what is believed most first; those that cannot be read are passed over.</param>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public JournalRebuildSummary Run(IEnumerable<string> databases, CancellationToken ct)
    {
        var faults = journal.Faults.Select(fault => fault.Place).ToList();
        var known = journal.State.Documents.Select(d => (d.Address, d.Sha256)).ToHashSet();
        var lost = new Dictionary<(string, string), LostOriginal>();
        var withdrawn = new Dictionary<string, Withdrawal>();
        foreach (var database in databases)
        {
            ct.ThrowIfCancellationRequested();
            foreach (var original in Read(database, withdrawn).Where(o => !known.Contains((o.Address, o.Sha256)) && store.Contains(o.Sha256)))
                lost.TryAdd((original.Address, original.Sha256), original);
        }

        Name([.. lost.Values.OrderBy(o => o.FetchedAt).ThenByDescending(o => o.Replaced).ThenBy(o => o.Order)]);
        foreach (var withdrawal in withdrawn.Values.Where(
            w => lost.Keys.Any(key => key.Item1 == w.Address) && journal.State.Current(w.Address) is { WithdrawnAt: null }))
            journal.Append(withdrawal);
        var forgotten = Forget();
        var unnamed = SetAside();
        if (faults.Count > 0)
            journal.Append(new Mending { At = clock.GetUtcNow(), Places = faults });
        return new JournalRebuildSummary(lost.Count, forgotten, unnamed, faults.Count);
    }

    private static List<LostOriginal> Read(string database, Dictionary<string, Withdrawal> withdrawn)
    {
        try
        {
            using var db = DuckDbFile.OpenMemory();
            DuckDbFile.Attach(db, database, "kept");
            db.Execute("USE kept");
            foreach (var (address, source, at, reason) in db.Rows(Events, row => (row.GetString(0), row.GetString(1), row.GetDateTime(2), row.TextOrNull(3))))
                withdrawn.TryAdd(address, new Withdrawal { At = Utc(at), Run = "", Source = source, Address = address, Reason = reason ?? "" });
            return db.Rows(Documents, LostOriginal.Of);
        }
        catch (DbException e) when (e is not WarehouseBusyException)
        {
            // Damaged or of a version that kept them otherwise.
            return [];
        }
    }

    private void Name(IReadOnlyList<LostOriginal> lost)
    {
        foreach (var original in lost)
        {
            var fetch = new Fetch
            {
                At = Utc(original.FetchedAt),
                Run = _run,
                Source = original.Portal is null ? Fetch.LocalSource : SourceOf(original.Portal).Id,
                Address = original.Address,
                Kind = original.Portal is null ? FetchKind.File : FetchKind.Attachment,
                Outcome = FetchOutcome.Stored,
                Sha256 = original.Sha256,
                Bytes = new FileInfo(store.PathOf(original.Sha256)).Length,
                Again = true,
            };
            // What the address shows now stands behind the version that was lost.
            var current = journal.State.Current(original.Address);
            journal.Append([.. Described(original, fetch), fetch]);
            if (current is not null && original.Replaced)
                journal.Append(fetch with { At = current.FetchedAt, Sha256 = current.Sha256, Bytes = current.Bytes, Outcome = FetchOutcome.Unchanged });
        }
    }

    private IEnumerable<JournalRecord> Described(LostOriginal original, Fetch fetch)
    {
        if (original.Portal is null)
            yield break;
        if (journal.State.Source(fetch.Source)?.Portal is null)
            yield return new SourceVisit
            {
                At = fetch.At,
                Run = _run,
                Source = fetch.Source,
                Portal = original.Portal,
                DivisionCode = SourceOf(original.Portal).Division
            };
        if (journal.State.ListingOf(original.Address) is null)
        {
            yield return new Listing
            {
                At = fetch.At,
                Run = _run,
                Source = fetch.Source,
                Address = original.Address,
                Title = original.Title ?? "",
                Name = original.Name,
                PublishedOn = original.PublishedOn,
                // The bytes of a page that is a report itself may still be named as those of a page: what it lost is that it is a report.
                Role = journal.State.LastAttempt(original.Address)?.Kind == FetchKind.Page ? "page" : "attachment",
            };
        }
    }

    private (string Id, string? Division) SourceOf(string portal) => portals.TryGetValue(portal, out var source) ? source : (portal, null);

    // Bytes that lie aside were forgotten, whoever lost the trace: they stay out.
    private int Forget()
    {
        var traced = journal.State.Forgotten.Select(trace => trace.Sha256).ToHashSet();
        var traceless = store.ForgottenNames().Where(sha => !traced.Contains(sha)).ToList();
        foreach (var sha in traceless)
        {
            journal.Append(new Forgetting
            {
                At = clock.GetUtcNow(),
                Who = "perfeval archive rebuild-journal",
                Why = "删除记录遗失，原件已在搁置处。 The trace was lost; the bytes lay aside.",
                Sha256 = sha,
                Addresses = [.. journal.State.Documents.Where(d => d.Sha256 == sha).Select(d => d.Address).Distinct()],
            });
        }

        return traceless.Count;
    }

    private int SetAside()
    {
        var objects = journal.State.Objects;
        var unnamed = store.Names().Where(sha => !objects.Contains(sha) && !journal.State.IsForgotten(sha)).ToList();
        foreach (var sha in unnamed)
            store.SetUnnamedAside(sha);
        return unnamed.Count;
    }

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    /// <summary>An original as the rows made of it tell.</summary>
    /// <param name="Portal">Null for a local file.</param>
    private sealed record LostOriginal(
        string Address, string Sha256, bool Replaced, string Name, string? Portal, string? Title, DateOnly? PublishedOn, DateTime FetchedAt, long Order)
    {
        public static LostOriginal Of(DuckDBDataReader row)
        {
            var (address, isMember) = (row.GetString(0), row.GetString(3) != row.GetString(0));
            return new LostOriginal(
                address, row.GetString(1), row.GetBoolean(2), isMember ? Path.GetFileName(address) : row.GetString(4), row.TextOrNull(5), row.TextOrNull(6),
                row.IsDBNull(7) ? null : DateOnly.FromDateTime(row.GetDateTime(7)), row.IsDBNull(8) ? DateTime.UnixEpoch : row.GetDateTime(8), row.GetInt64(9));
        }
    }
}
