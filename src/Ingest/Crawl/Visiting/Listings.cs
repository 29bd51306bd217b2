using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>
/// Notes what a portal says of a document, when it is seen first and when it has changed, and when its source has another id now: the document
/// goes over to the source that shows it once its old one has not been visited for a whole round.
/// </summary>
internal static class Listings
{
    public static void Note(CrawlSession session, Listing listing)
    {
        var before = session.Journal.State.ListingOf(listing.Address);

        // A name is learned from a download; an answer without one leaves it as it was.
        var now = listing with { Name = listing.Name ?? before?.Name };
        if (before is null || IsLeftBehind(session, before)
            || (before.Title, before.PublishedOn, before.Page, before.Role, before.Name) != (now.Title, now.PublishedOn, now.Page, now.Role, now.Name))
        {
            session.Record(now);
        }
    }

    private static bool IsLeftBehind(CrawlSession session, Listing before) =>
        before.Source != session.Source.Id && (session.Journal.State.Source(before.Source) is not { } old || old.LastStartedAt < session.PreviousStart);
}
