using System.Security.Cryptography;
using PerfEval.Ingest.Archive.Journal;
using PerfEval.Ingest.Containers;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Text;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>Visits the entries of the lists: reads a detail page, keeps it, and has its files fetched.</summary>
internal sealed class PageVisit(CrawlSession session, Fetcher fetcher, ListWalk walk, FileVisit files)
{
    private readonly Dictionary<string, IReadOnlySet<string>> _filesOf = [];

    /// <summary>Files of each page that was read tonight; of a page that is gone, none.</summary>
    public IReadOnlyDictionary<string, IReadOnlySet<string>> FilesOf => _filesOf;

    public async Task Visit(FoundEntry found, CancellationToken ct)
    {
        var entry = found.Entry;
        if (FileLink.IsFile(entry.Address))
        {
            await files.Visit(new PageFile(entry.Address, entry.Title), null, entry.Title, entry.PublishedOn ?? PageDates.InAddress(entry.Address), ct);
            return;
        }

        session.Report(entry.Address);
        var prior = PriorCopy.Of(found.Address, session.Journal.State, session.Store);
        if (session.IsDone(found.Address) && prior is not null)
        {
            await Reuse(found, prior, ct);
            return;
        }

        var request = new FetchRequest { Address = entry.Address, Kind = FetchKind.Page };
        request = prior?.Condition(request) ?? request;
        var fetched = await fetcher.Fetch(request, ct);
        session.Tally.Pages++;
        switch (fetched.End)
        {
            case FetchEnd.Got:
                await Take(found, request, fetched, prior, ct);
                break;
            case FetchEnd.NotModified:
                session.Count(fetched, isGood: true);
                session.Record(request, fetched, prior!.IsDuplicate ? PriorCopy.Duplicate : FetchOutcome.NotModified, prior.IsDuplicate ? prior.Sha256 : null);
                await Reuse(found, prior, ct);
                break;
            default:
                Fail(found, request, fetched, ct);
                break;
        }

        session.Commit();
    }

    private async Task Take(FoundEntry found, FetchRequest request, Fetched fetched, PriorCopy? prior, CancellationToken ct)
    {
        if (Signature.Of(fetched.Body) is { Code: not "html" and not "mhtml" })
        {
            TakeFile(found, request, fetched);
            return;
        }

        var cutOff = fetched.Reason is { Code: "cut_off" } reason ? reason : null;
        var page = session.Read(cutOff is null ? PageTask.Entry : PageTask.Judgement, fetched, ct);
        if ((page.Unread ?? page.Refused ?? cutOff) is { } problem)
        {
            session.SetAside(request, fetched, problem);
            return;
        }

        var detail = page.Detail;
        if (detail is null or { HasContent: false, Files.Count: 0 } || page.IsList)
        {
            if (page.IsList && found.Depth < session.Limits.MaxListDepth)
            {
                session.Count(fetched, isGood: true);
                session.Record(request with { Kind = FetchKind.List }, fetched, "read");
                session.Commit();
                await walk.Walk(found.Entry.Address, found.Depth + 1, ct);
                return;
            }

            session.SetAside(request, fetched, detail is null
                ? new FetchReason("unreadable_page", "页面无法解析。", "The page cannot be read.")
                : new FetchReason("no_content", "页面上没有表格、正文或附件。", "The page has no table, no text and no file."));
            return;
        }

        session.Count(fetched, isGood: true);
        Keep(found, request, fetched, prior, detail, ct);
        await VisitFiles(found, detail, ct);
    }

    private void Keep(FoundEntry found, FetchRequest request, Fetched fetched, PriorCopy? prior, DetailPage detail, CancellationToken ct)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(fetched.Body));
        if (session.Journal.State.IsForgotten(sha))
        {
            session.Record(request, fetched, FetchOutcome.Forgotten, sha);
        }
        else if (prior is { IsDuplicate: false } && (prior.Sha256 == sha || Fingerprint(found, prior, ct) == detail.Fingerprint))
        {
            session.Record(request, fetched, FetchOutcome.Unchanged, prior.Sha256);
            Note(found, detail);
            session.Tally.Unchanged += detail.HasContent ? 1 : 0;
        }
        else if (detail.HasContent && session.Known.At(found.Address) is null && session.Known.OtherWith(sha, found.Address) is { } other)
        {
            session.Record(request, fetched, PriorCopy.Duplicate, sha, new FetchReason(PriorCopy.Duplicate, $"与 {other} 内容相同。", $"The same bytes as {other}."));
            session.Tally.Duplicates++;
        }
        else
        {
            session.Store.Put(fetched.Body, sha);
            session.Record(request, fetched, FetchOutcome.Stored, sha);
            if (detail.HasContent)
            {
                FileVisit.Count(session, found.Address, sha);
                Note(found, detail);
            }
        }
    }

    /// <summary>The archive's copy stands for the page: its files are looked at as if it had come again.</summary>
    private async Task Reuse(FoundEntry found, PriorCopy prior, CancellationToken ct)
    {
        var bytes = await File.ReadAllBytesAsync(session.Store.PathOf(prior.Sha256), ct);
        if (DetailOf(found, bytes, prior, ct) is { } detail)
        {
            if (!prior.IsDuplicate)
            {
                session.Tally.Unchanged += detail.HasContent ? 1 : 0;
                Note(found, detail);
            }

            session.Commit();
            await VisitFiles(found, detail, ct);
        }
    }

    // Limits may have become tighter since the copy was taken; then it stays as it is.
    private DetailPage? DetailOf(FoundEntry found, byte[] bytes, PriorCopy prior, CancellationToken ct)
    {
        var copy = session.ReadCopy(found.Entry.Address, bytes, prior.Fetch.Charset, ct);
        if (copy.Unread is { } reason)
        {
            session.Issue(reason, found.Address);
        }

        return copy.Detail;
    }

    private async Task VisitFiles(FoundEntry found, DetailPage detail, CancellationToken ct)
    {
        _filesOf[found.Address] = detail.Files.Select(file => AddressSecrets.Cut(file.Address)).ToHashSet();
        session.Commit();
        foreach (var file in detail.Files)
        {
            await files.Visit(file, found.Address, Title(found, detail), Day(found, detail), ct);
        }
    }

    /// <summary>An address that looked like a page's and brought a file.</summary>
    private void TakeFile(FoundEntry found, FetchRequest request, Fetched fetched)
    {
        session.Count(fetched, isGood: true);
        var sha = session.Store.Put(fetched.Body);
        var isKnown = session.Known.At(found.Address)?.Sha256 == sha;
        session.Record(request with { Kind = FetchKind.Attachment }, fetched, isKnown ? FetchOutcome.Unchanged : FetchOutcome.Stored, sha);
        Listings.Note(session, ListingOf(found, found.Entry.Title, found.Entry.PublishedOn, "attachment") with
        {
            Name = DocumentName.Of(found.Entry.Address, fetched.FileName, found.Entry.Title, found.Entry.Title),
        });
        if (isKnown)
        {
            session.Tally.Unchanged++;
        }
        else
        {
            FileVisit.Count(session, found.Address, sha);
        }
    }

    private void Fail(FoundEntry found, FetchRequest request, Fetched fetched, CancellationToken ct)
    {
        if (session.ChallengeIn(fetched, ct) is { } challenge)
        {
            session.SetAside(request, fetched, challenge);
            return;
        }

        session.Record(request, fetched, CrawlSession.OutcomeOf(fetched.End));
        session.Count(fetched, isGood: fetched.End is FetchEnd.NotFound or FetchEnd.Robots or FetchEnd.TooLarge || CrawlSession.IsForeign(fetched));
        if (fetched.End == FetchEnd.Budget)
        {
            session.NotVisited.Add(found.Address);
            return;
        }

        session.Tally.Failed += CrawlSession.IsForeign(fetched) ? 0 : 1;
        session.Issue(fetched.Reason!, found.Address);
        if (fetched.End == FetchEnd.NotFound)
        {
            _filesOf[found.Address] = new HashSet<string>();
            Withdrawals.Withdraw(session, found.Address, Withdrawals.NotFound);
        }
    }

    private string? Fingerprint(FoundEntry found, PriorCopy prior, CancellationToken ct) =>
        DetailOf(found, File.ReadAllBytes(session.Store.PathOf(prior.Sha256)), prior, ct)?.Fingerprint;

    private void Note(FoundEntry found, DetailPage detail)
    {
        if (detail.HasContent)
        {
            Listings.Note(session, ListingOf(found, Title(found, detail), Day(found, detail), "page"));
        }
    }

    private Listing ListingOf(FoundEntry found, string title, DateOnly? publishedOn, string role) =>
        new()
        {
            At = session.Now,
            Run = session.Run,
            Source = session.Source.Id,
            Address = found.Address,
            Title = title,
            PublishedOn = publishedOn,
            Role = role
        };

    // Lists cut long titles; the page has the whole one.
    private static string Title(FoundEntry found, DetailPage detail) =>
        (found.Entry.Title.EndsWith('…') || found.Entry.Title.EndsWith("..", StringComparison.Ordinal)) && detail.Title is { Length: > 0 } whole
            ? whole
            : found.Entry.Title;

    private static DateOnly? Day(FoundEntry found, DetailPage detail) =>
        found.Entry.PublishedOn ?? PageDates.InAddress(found.Entry.Address) ?? detail.PublishedOn;
}
