namespace PerfEval.Portal.Kinds;

/// <summary>TRS WCM whose pages are named by an inline script only: createPageHTML(total, current, "index", "html").</summary>
internal sealed class TrsScript : ISiteKind
{
    private const string Folder = "/zfxxgk/fdzdgknr/ysjs/";

    public string Name => "trs-script";

    public string Start => Folder;

    public string PageOf(int number, DateOnly publishedOn) => TrsLinks.Page(Folder, number, publishedOn);

    public string AttachmentOf(int number, DateOnly publishedOn, string extension) => TrsLinks.File(Folder, number, publishedOn, extension);

    public string HrefOf(string attachment) => "./" + attachment[(attachment.LastIndexOf('/') + 1)..];

    public ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize)
    {
        var pages = ListPaging.Pages(entries, pageSize);
        if (TrsLinks.PageIn(asked.Path, Folder) is not { } page)
            return null;
        if (page >= pages)
            return ListAnswer.BehindTheEnd;
        var script = $"<script type=\"text/javascript\">createPageHTML({pages}, {page}, \"index\", \"html\");</script>\n";
        return new ListAnswer(
            SiteFrame.Page("预决算公开", "utf-8", SiteFrame.ColumnTags("预决算公开"), SiteFrame.Items(ListPaging.Page(entries, pageSize, page)) + script));
    }
}
