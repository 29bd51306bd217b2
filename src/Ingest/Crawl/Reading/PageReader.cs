using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Judging;
using PerfEval.Ingest.Crawl.Kinds;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Readers.Html;

namespace PerfEval.Ingest.Crawl.Reading;

/// <summary>Reads in this process: what a reader process does with the pages it gets. Whatever a page makes the program fall over costs that page.</summary>
public sealed class PageReader : IPageReading
{
    /// <summary>Characters of all links of a page: a short link below a long base address is long when it is whole.</summary>
    public const int MaxLinkChars = 16 << 20;

    /// <summary>Entries with days from which on a page that has nothing else is a list itself.</summary>
    private const int EntriesOfAList = 3;

    public PageAnswer Read(PageQuestion question, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        var kind = question.Kind;
        try
        {
            using var page = WebPage.Of(question.Address, body.Span, question.Charset, question.Work, ct);
            var answer = question.Task switch
            {
                PageTask.List => List(page, question, ref kind),
                PageTask.Entry => Entry(page, question, body),
                PageTask.Copy => new PageAnswer { Detail = DetailPage.Of(page, body) },
                _ => new PageAnswer { Refused = Judgement(page, question) },
            };
            return answer.LinkChars <= MaxLinkChars
                ? answer
                : throw new ReadingStoppedException(Rejections.TooComplex($"链接超过 {MaxLinkChars} 个字符", $"links of more than {MaxLinkChars} characters"));
        }
        catch (ReadingStoppedException e)
        {
            return new PageAnswer { Kind = kind, Unread = FetchReasons.Unread(e.Reason) };
        }
        catch (Exception e) when (Escaped.IsOfTheFile(e, ct))
        {
            return new PageAnswer { Kind = kind, Unread = FetchReasons.Unread(Rejections.ReaderFailed(e)) };
        }
    }

    private static FetchReason? Judgement(WebPage page, PageQuestion question) => new PageJudge(question.Words).Reject(page, question.Asked);

    private static PageAnswer List(WebPage page, PageQuestion question, ref string? kind)
    {
        var reader = kind is null ? SourceKinds.Detect(page) : SourceKinds.Named(kind);
        kind = reader.Name;
        var list = reader.Read(page);
        return new PageAnswer { Kind = kind, List = list, Refused = NoList(page, list, question) };
    }

    // A list is one when it has entries with days; a page without any is looked at as closely as a report.
    private static FetchReason? NoList(WebPage page, ListPage list, PageQuestion question) =>
        list.Entries.Any(entry => entry.PublishedOn is not null) || list.OnlyNamesItsData || list.IsEmptyByData ? null
            : Judgement(page, question)
            ?? (list.Entries.Count == 0 ? new FetchReason("list_empty", "列表页上没有条目。", "The list has no entries.") : null);

    private static PageAnswer Entry(WebPage page, PageQuestion question, ReadOnlyMemory<byte> body)
    {
        if (Judgement(page, question) is { } refused)
            return new PageAnswer { Refused = refused };
        var detail = DetailPage.Of(page, body);
        return new PageAnswer { Detail = detail, IsList = detail is null or { Files.Count: 0 } && IsList(page) };
    }

    // A report may end in links to other news; in a list most of the text is links.
    private static bool IsList(WebPage page)
    {
        if (page.Tree is not { Body: { } body })
            return false;
        var amounts = new PageMeasure(body, page.Work).Of(body);
        return 2 * amounts.LinkText > amounts.Text
            && SourceKinds.Detect(page).Read(page).Entries.Count(entry => entry.PublishedOn is not null) >= EntriesOfAList;
    }
}
