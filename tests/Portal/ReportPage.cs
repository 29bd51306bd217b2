using System.Net;
using System.Text;
using PerfEval.Portal.Faults;
using PerfEval.Portal.Kinds;

namespace PerfEval.Portal;

/// <summary>Detail pages: with the report itself in them, or with a link to its file.</summary>
internal static class ReportPage
{
    /// <param name="kind">Whose charset and tags it has.</param>
    /// <param name="title">Of the article.</param>
    /// <param name="day">Of publication.</param>
    /// <param name="report">The printed report as a page of its own, utf-8.</param>
    public static byte[] WithReport(ISiteKind kind, string title, DateOnly day, byte[] report)
    {
        var text = Encoding.UTF8.GetString(report);
        var start = text.IndexOf("<body>", StringComparison.Ordinal) + "<body>".Length;
        return Page(kind, title, day, text[start..text.LastIndexOf("</body>", StringComparison.Ordinal)]);
    }

    public static byte[] WithLink(ISiteKind kind, PortalDocument document)
    {
        var name = $"附件：{document.Title}{document.Extension}";
        return Page(
            kind, document.Title, document.PublishedOn,
            $"<p>现将自评报告予以公开，欢迎监督。</p>\n<p><a href=\"{WebUtility.HtmlEncode(kind.HrefOf(document.Attachment!.PathAndQuery))}\" "
            + $"title=\"{SiteFrame.Escape(name)}\">{SiteFrame.Escape(name)}</a></p>\n");
    }

    public static byte[] OfNotice(ISiteKind kind, ListEntry notice) => Page(kind, notice.Title, notice.PublishedOn, "<p>请广大读者留意时间安排，错峰前往。</p>\n");

    private static byte[] Page(ISiteKind kind, string title, DateOnly day, string content)
    {
        var body =
            $"<div class=\"article\">\n<h1>{SiteFrame.Escape(title)}</h1>\n<div class=\"info\">发布日期：{day:yyyy-MM-dd} 来源：测试县财政局</div>\n<div "
            + $"id=\"zoom\">\n{content}</div>\n</div>\n";
        var page = SiteFrame.Page(title, kind.Charset, kind.Charset == "utf-8" ? SiteFrame.ArticleTags(title, day) : "", body);
        return PageText.EncodingOf(kind.Charset).GetBytes(page);
    }
}
