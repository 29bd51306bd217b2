using System.Globalization;

namespace PerfEval.Portal.Kinds;

/// <summary>A site of its own making, in GBK and without validators: scripts with a number in the query.</summary>
internal sealed class PlainSite : ISiteKind
{
    public string Name => "plain";

    public string Start => "/zwlist.jsp?cid=12";

    public string Charset => "gbk";

    public string PageOf(int number, DateOnly publishedOn) => string.Create(CultureInfo.InvariantCulture, $"/zwinfo.jsp?id={7_000 + number}");

    public string AttachmentOf(int number, DateOnly publishedOn, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"/download?id={31_000 + number}&siteId=4");

    public ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize)
    {
        var pages = ListPaging.Pages(entries, pageSize);
        var page = (asked.Number("page") ?? 1) - 1;
        if (asked.Path != "/zwlist.jsp" || asked.Number("cid") != 12 || page < 0 || page >= pages)
            return null;
        var links = page < pages - 1 ? $"<a href=\"zwlist.jsp?cid=12&page={page + 2}\">下一页&gt;&gt;</a>" : "";
        return new ListAnswer(SiteFrame.Page("财政信息", Charset, "", SiteFrame.Items(ListPaging.Page(entries, pageSize, page)) + $"<p>{links}</p>\n"));
    }
}
