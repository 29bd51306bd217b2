using PerfEval.Ingest.Archive.Journal;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>
/// Notices what is no longer published: an address that answers 404 or 410, a file that its page no longer names, and an entry that is
/// missing from lists that were walked to their ends.
/// </summary>
internal static class Withdrawals
{
    public const string NotFound = "not_found";
    public const string Unlisted = "unlisted";

    public static void Withdraw(CrawlSession session, string address, string reason)
    {
        if (session.Known.At(address) is not { WithdrawnAt: null, Forgotten: false } document || document.Source != session.Source.Id)
        {
            return;
        }

        session.Record(new Withdrawal { At = session.Now, Run = session.Run, Source = session.Source.Id, Address = address, Reason = reason });
        session.Known.IsGone(document);
        session.Tally.Withdrawn++;
    }

    /// <summary>After all visits.</summary>
    /// <param name="pageFiles">Files of each page that was read tonight; of a page that is gone, none.</param>
    public static void WithdrawUnlisted(CrawlSession session, ListWalk walk, FileVisit files, IReadOnlyDictionary<string, IReadOnlySet<string>> pageFiles)
    {
        foreach (var document in session.Known.AtStart.Where(document => document.WithdrawnAt is null && !files.Saw(document.Address)))
        {
            var isUnlisted = document.Page is { } page && pageFiles.TryGetValue(page, out var named)
                ? !named.Contains(document.Address)
                : walk.Complete && !walk.Listed.ContainsKey(document.Page ?? document.Address);
            if (isUnlisted)
            {
                Withdraw(session, document.Address, Unlisted);
            }
        }
    }
}
