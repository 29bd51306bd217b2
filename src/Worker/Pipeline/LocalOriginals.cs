using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Pipeline;

/// <summary>
/// Keeps every local file that is ingested: bytes into the store, one record each into the journal, a batch at a time. Unchanged files write nothing.
/// </summary>
public sealed class LocalOriginals(ArchiveJournal journal, OriginalStore store, TimeProvider clock)
{
    private readonly Lock _lock = new();
    // One for all: files are kept on several threads, and which came first is said by their order alone.
    private readonly DateTimeOffset _at = clock.GetUtcNow();
    private readonly List<(int Ordinal, Fetch Fetch)> _waiting = [];

    /// <summary>Takes a loaded file in. It is known to the archive after the next <see cref="Commit"/>. Safe to call from several threads.</summary>
    /// <returns>The archived file, or why it must not be read.</returns>
    /// <exception cref="IOException">The disk is full or failed.</exception>
    public (ArchivedDocument? Original, Rejection? Problem) Keep(InputFile file, FileContent content)
    {
        var sha = content.Sha256!;
        var known = journal.State.Current(file.Origin);
        var same = known?.Sha256 == sha;
        if (journal.State.IsForgotten(sha) || (same && known!.Forgotten))
            return (null, Rejections.Forgotten(sha));
        if (same && store.Contains(sha) && journal.State.LastFetch(file.Origin) is not null)
            return (known, null);
        store.Put(content.Bytes, sha);
        var fetch = new Fetch
        {
            At = _at,
            Run = $"ingest-{_at:yyyyMMddHHmmss}",
            Source = Fetch.LocalSource,
            Address = file.Origin,
            Kind = FetchKind.File,
            Outcome = same ? FetchOutcome.Unchanged : FetchOutcome.Stored,
            Sha256 = sha,
            Bytes = content.Bytes.Length,
        };
        lock (_lock)
            _waiting.Add((file.Ordinal, fetch));
        return (same ? known : Described(fetch, file.Name, journal.State.FirstFetched(file.Origin, sha) ?? _at), null);
    }

    /// <summary>Waits until the disk has what was kept, then names it in the journal, in the order of the inputs.</summary>
    /// <exception cref="IOException">The disk is full or failed: nothing since the last commit is in the archive.</exception>
    public void Commit()
    {
        Fetch[] fetches;
        lock (_lock)
        {
            fetches = [.. _waiting.OrderBy(w => w.Ordinal).Select(w => w.Fetch)];
            _waiting.Clear();
        }

        if (fetches.Length == 0)
            return;
        store.Flush();
        journal.Append(fetches);
    }

    private static ArchivedDocument Described(Fetch fetch, string name, DateTimeOffset first) => new()
    {
        Address = fetch.Address,
        Sha256 = fetch.Sha256!,
        Source = fetch.Source,
        Title = "",
        Name = name,
        FetchedAt = first,
        Bytes = fetch.Bytes,
        Current = true,
    };
}
