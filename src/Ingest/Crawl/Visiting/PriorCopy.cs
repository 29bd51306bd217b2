using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Archive.Originals;
using PerfEval.Ingest.Crawl.Http;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>What the archive has of an address, and how a request can be made conditional on it.</summary>
/// <param name="IsDuplicate">Its bytes were those of another document, so that it is none itself.</param>
internal sealed record PriorCopy(Fetch Fetch, string Sha256, bool IsDuplicate)
{
    public const string Duplicate = "duplicate";

    /// <summary>Null where nothing was had, or where the bytes are not in the store any more: then a plain request brings them anew.</summary>
    public static PriorCopy? Of(string address, ArchiveState state, OriginalStore store)
    {
        var attempt = state.LastAttempt(address);
        var copy = attempt is { Outcome: Duplicate, Sha256: { } other } ? new PriorCopy(attempt, other, IsDuplicate: true)
            : state.LastFetch(address) is { Sha256: { } own } last ? new PriorCopy(last, own, IsDuplicate: false)
            : null;
        return copy is not null && store.Contains(copy.Sha256) ? copy : null;
    }

    /// <summary>
    /// Without validators of the server's, a tag of our own stands in: it never matches by mistake. The time of our copy might: a server that
    /// answered wrongly once, without validators, would confirm the wrong answer by the older date of the right one.
    /// </summary>
    public FetchRequest Condition(FetchRequest request) => request with
    {
        ETag = Fetch.ETag ?? (Fetch.LastModified is null ? $"\"sha256-{Sha256[..16]}\"" : null),
        ModifiedSince = Fetch.LastModified,
    };
}
