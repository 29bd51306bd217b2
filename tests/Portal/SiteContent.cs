using System.Text;
using PerfEval.Portal.Faults;
using PerfEval.Portal.Kinds;

namespace PerfEval.Portal;

/// <summary>What a site holds at one moment: every address with its answer. Never changed, only replaced.</summary>
internal sealed class SiteContent
{
    private readonly SitePlan _plan;
    private readonly ISiteKind _kind;
    private readonly IReadOnlyList<ListEntry> _entries;
    private readonly Dictionary<string, Answer> _answers;
    private readonly DateTimeOffset _changedAt;

    private SiteContent(SitePlan plan, ISiteKind kind, IReadOnlyList<ListEntry> entries, Dictionary<string, Answer> answers, DateTimeOffset changedAt)
    {
        _plan = plan;
        _kind = kind;
        _entries = entries;
        _answers = answers;
        _changedAt = changedAt;
    }

    /// <param name="plan">Of the site.</param>
    /// <param name="kind">Of the site.</param>
    /// <param name="documents">Oldest first.</param>
    /// <param name="firstDay">On which the site began.</param>
    /// <param name="changes">How often it changed since; lists carry it as their time.</param>
    public static SiteContent Of(SitePlan plan, ISiteKind kind, IReadOnlyList<PortalDocument> documents, DateOnly firstDay, int changes)
    {
        var answers = new Dictionary<string, Answer>();
        var entries = new List<ListEntry>();
        foreach (var document in documents)
        {
            // A notice stands before every so many reports by their number, so that later reports move none of them.
            if (plan.NoticeEvery > 0 && document.Number % plan.NoticeEvery == plan.NoticeEvery - 1)
                AddNotice(plan, kind, document, entries, answers);
            entries.Add(new ListEntry(document.Title, document.Page.PathAndQuery, document.PublishedOn));
            var page = document.Attachment is null ? document.Bytes : ReportPage.WithLink(kind, document);
            answers.Add(document.Page.PathAndQuery, Page(plan, kind, page, document.ModifiedAt));
            if (document.Attachment is { } attachment)
                answers.Add(attachment.PathAndQuery, File(plan, kind, document));
        }

        entries.Reverse();
        return new SiteContent(plan, kind, entries, answers, new DateTimeOffset(firstDay, new TimeOnly(18, 0), TimeSpan.FromHours(8)).AddMinutes(changes));
    }

    public static Answer Robots(string? text) => new()
    {
        Status = text is null ? 404 : 200,
        Body = Encoding.UTF8.GetBytes(text ?? "Not Found"),
        ContentType = "text/plain",
        Kind = "robots",
    };

    public Answer AnswerTo(Asked asked)
    {
        var address = FaultAddress.Plain(asked.Address);
        if (_answers.TryGetValue(address, out var answer))
            return answer;
        if (_kind.List(asked, _entries, _plan.PageSize) is { } list)
        {
            var body = PageText.EncodingOf(_kind.Charset).GetBytes(list.Text);
            return WithValidators(
                _plan, new Answer { Status = list.Status, Body = body, ContentType = $"{list.MediaType}; charset={_kind.Charset}", Kind = "list" }, _changedAt);
        }

        return new Answer
        {
            Status = 404,
            Body = Encoding.UTF8.GetBytes("<html><head><title>404</title></head><body>404 Not Found</body></html>"),
            ContentType = "text/html",
            Kind = "other"
        };
    }

    private static void AddNotice(SitePlan plan, ISiteKind kind, PortalDocument document, List<ListEntry> entries, Dictionary<string, Answer> answers)
    {
        var notice = new ListEntry($"图书馆第{document.Number + 1}期开放时间通告", kind.PageOf(document.Number + 90_000, document.PublishedOn), document.PublishedOn);
        entries.Add(notice);
        answers.Add(notice.Address, Page(plan, kind, ReportPage.OfNotice(kind, notice), document.ModifiedAt));
    }

    private static Answer Page(SitePlan plan, ISiteKind kind, byte[] body, DateTimeOffset modifiedAt) =>
        WithValidators(plan, new Answer { Body = body, ContentType = $"text/html; charset={kind.Charset}", Kind = "page" }, modifiedAt);

    private static Answer File(SitePlan plan, ISiteKind kind, PortalDocument document)
    {
        var answer = new Answer
        {
            Body = document.Bytes,
            ContentType = document.Extension switch
            {
                ".docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                ".doc" => "application/msword",
                ".xls" => "application/vnd.ms-excel",
                ".pdf" => "application/pdf",
                _ => "application/zip",
            },
            FileName = document.Attachment!.Query.Length > 0 ? document.Title + document.Extension : null,
            Kind = "attachment",
        };
        return kind.FilesHaveValidators ? WithValidators(plan, answer, document.ModifiedAt) : answer;
    }

    private static Answer WithValidators(SitePlan plan, Answer answer, DateTimeOffset modifiedAt) => plan.Validators switch
    {
        SiteValidators.Both => answer with { ModifiedAt = modifiedAt, ETag = $"\"{PortalSite.HashOf(answer.Body)[..16]}\"" },
        SiteValidators.Date => answer with { ModifiedAt = modifiedAt },
        _ => answer,
    };
}
