using System.Globalization;
using PerfEval.Ingest.Archive;
using PerfEval.Ingest.Crawl.Http;

namespace PerfEval.Ingest.Crawl;

/// <summary>What the archive has of an address, and how a request can be made conditional on it.</summary>
/// <param name="IsDuplicate">Its bytes were those of another document, so that it is none itself.</param>
internal sealed record PriorCopy(Fetch Fetch, string Sha256, bool IsDuplicate)
{
    public const string Duplicate = "duplicate";

    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(5);

    /// <summary>Null where nothing was had, or where the bytes are not in the store any more: then a plain request brings them anew.</summary>
    public static PriorCopy? Of(string address, ArchiveState state, OriginalStore store)
    {
        var attempt = state.LastAttempt(address);
        var copy = attempt is { Outcome: Duplicate, Sha256: { } other } ? new PriorCopy(attempt, other, IsDuplicate: true)
            : state.LastFetch(address) is { Sha256: { } own } last ? new PriorCopy(last, own, IsDuplicate: false)
            : null;
        return copy is not null && store.Contains(copy.Sha256) ? copy : null;
    }

    /// <summary>Without validators of the server's, the time of our copy stands in: a server that keeps dates can answer it.</summary>
    public FetchRequest Condition(FetchRequest request) => request with
    {
        ETag = Fetch.ETag,
        ModifiedSince = Fetch.LastModified ?? (Fetch.ETag is null ? (Fetch.At - ClockDifference).ToString("R", CultureInfo.InvariantCulture) : null),
    };
}
