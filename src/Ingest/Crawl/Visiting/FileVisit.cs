using System.Security.Cryptography;
using System.Text;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>Fetches the files that hang on pages and lists: once a night each, into a part file that the next attempt can continue.</summary>
internal sealed class FileVisit(CrawlSession session, Fetcher fetcher)
{
    private readonly HashSet<string> _seen = [];
    private readonly FileJudge _judge = new(session);

    /// <summary>Whether a page or list named this file tonight.</summary>
    public bool Saw(string address) => _seen.Contains(address);

    /// <param name="page">The page that it hangs on; null for a file that the list names itself.</param>
    public async Task Visit(PageFile file, string? page, string title, DateOnly? publishedOn, CancellationToken ct)
    {
        var address = AddressSecrets.Cut(file.Address);
        if (!_seen.Add(address))
        {
            return;
        }

        if (session.Stopped is not null)
        {
            session.NotVisited.Add(address);
            return;
        }

        var listing = new Listing
        {
            At = session.Now,
            Run = session.Run,
            Source = session.Source.Id,
            Address = address,
            Page = page,
            Title = title,
            PublishedOn = publishedOn,
            Role = "attachment"
        };
        var prior = PriorCopy.Of(address, session.Journal.State, session.Store);
        if (session.IsDone(address) || IsFresh(prior) || IsForgotten(address, prior))
        {
            session.Tally.Unchanged++;
            return;
        }

        session.Report(file.Address);
        var part = PartOf(file.Address);
        var request = new FetchRequest { Address = file.Address, Kind = FetchKind.Attachment, PartFile = part };
        request = prior?.Condition(request) ?? request;
        var fetched = await fetcher.Fetch(request, ct);
        Settle(request, fetched, prior, listing, file, ct);
        session.Commit();
    }

    private void Settle(FetchRequest request, Fetched fetched, PriorCopy? prior, Listing listing, PageFile file, CancellationToken ct)
    {
        if (session.ChallengeIn(fetched, ct) is { } challenge)
        {
            session.SetAside(request, fetched, challenge);
            return;
        }

        switch (fetched.End)
        {
            case FetchEnd.Got:
                Take(request, fetched, prior, listing, file, ct);
                return;
            case FetchEnd.NotModified:
                session.Count(fetched, isGood: true);
                Keep(
                    request, fetched with { ETag = fetched.ETag ?? prior!.Fetch.ETag, LastModified = fetched.LastModified ?? prior!.Fetch.LastModified },
                    prior!, listing, FetchOutcome.NotModified);
                return;
            case FetchEnd.NotFound:
                session.Count(fetched, isGood: true);
                session.Record(request, fetched, FetchOutcome.NotFound);
                session.Tally.Failed++;
                session.Issue(fetched.Reason!, listing.Address);
                Withdrawals.Withdraw(session, listing.Address, Withdrawals.NotFound);
                return;
            case FetchEnd.Budget:
                session.NotVisited.Add(listing.Address);
                break;
            default:
                session.Tally.Failed += CrawlSession.IsForeign(fetched) ? 0 : 1;
                session.Issue(fetched.Reason!, listing.Address);
                break;
        }

        session.Record(request, fetched, CrawlSession.OutcomeOf(fetched.End));
        session.Count(fetched, isGood: fetched.End is FetchEnd.Robots or FetchEnd.TooLarge || CrawlSession.IsForeign(fetched));
    }

    private void Take(FetchRequest request, Fetched fetched, PriorCopy? prior, Listing listing, PageFile file, CancellationToken ct)
    {
        var part = request.PartFile!;
        if (_judge.Reject(part, fetched, ct) is { } reason)
        {
            session.SetAside(request, fetched, reason, part);
            return;
        }

        session.Count(fetched, isGood: true);
        var sha = Sha(part);
        if (session.Journal.State.IsForgotten(sha))
        {
            File.Delete(part);
            session.Record(request, fetched, FetchOutcome.Forgotten, sha);
        }
        else if (prior?.Sha256 == sha)
        {
            File.Delete(part);
            Keep(request, fetched, prior, listing, FetchOutcome.Unchanged);
        }
        else if (session.Known.At(listing.Address) is null && session.Known.OtherWith(sha, listing.Address) is { } other)
        {
            File.Delete(part);
            Duplicate(request, fetched, sha, other);
        }
        else
        {
            session.Store.Adopt(part, sha);
            Store(request, fetched, sha, Named(listing, file, fetched));
        }
    }

    /// <summary>The bytes are the archive's; a duplicate whose original is gone becomes the document.</summary>
    private void Keep(FetchRequest request, Fetched fetched, PriorCopy prior, Listing listing, string outcome)
    {
        if (!prior.IsDuplicate)
        {
            session.Record(request, fetched, outcome, outcome == FetchOutcome.Unchanged ? prior.Sha256 : null);
            session.Tally.Unchanged++;
            Listings.Note(session, listing);
        }
        else if (session.Known.OtherWith(prior.Sha256, listing.Address) is { } other)
        {
            Duplicate(request, fetched, prior.Sha256, other);
        }
        else
        {
            Store(request, fetched, prior.Sha256, listing);
        }
    }

    private void Store(FetchRequest request, Fetched fetched, string sha, Listing listing)
    {
        session.Record(request, fetched, FetchOutcome.Stored, sha);
        Listings.Note(session, listing);
        Count(session, listing.Address, sha);
    }

    private void Duplicate(FetchRequest request, Fetched fetched, string sha, string other)
    {
        session.Record(request, fetched, PriorCopy.Duplicate, sha, new FetchReason(PriorCopy.Duplicate, $"与 {other} 内容相同。", $"The same bytes as {other}."));
        session.Tally.Duplicates++;
    }

    /// <summary>Counts a stored document and remembers its bytes.</summary>
    public static void Count(CrawlSession session, string address, string sha)
    {
        if (session.Known.At(address) is null)
        {
            session.Tally.New++;
        }
        else
        {
            session.Tally.Changed++;
        }

        session.Known.Has(sha, address);
    }

    private static Listing Named(Listing listing, PageFile file, Fetched fetched) =>
        listing with { Name = DocumentName.Of(file.Address, fetched.FileName, file.Text, listing.Title) };

    // A server that ignored the condition last time costs the whole file each time; the source may say how often that is worth it.
    private bool IsFresh(PriorCopy? prior) =>
        session.Source.RecheckDays > 0 && prior is { Fetch: { Outcome: FetchOutcome.Unchanged, Status: 200 } last }
            && session.Now - last.At < TimeSpan.FromDays(session.Source.RecheckDays);

    private bool IsForgotten(string address, PriorCopy? prior) => prior is null && session.Known.At(address) is { Forgotten: true };

    private string PartOf(Uri address) =>
        Path.Combine(session.Store.TemporaryFolder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)))[..32] + ".part");

    private static string Sha(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
