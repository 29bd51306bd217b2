using System.Globalization;

namespace PerfEval.Portal.Kinds;

/// <summary>
/// 博达 VSB: /info/栏目/id.htm. Its lists count downwards, so that old pages never change their address: the second of five pages is
/// /zwgk/ysjs/4.htm. Files come from a script.
/// </summary>
internal sealed class VisualSiteBuilder : ISiteKind
{
    private const string List1 = "/zwgk/ysjs";

    public string Name => "vsb";

    public string Start => List1 + ".htm";

    public bool FilesHaveValidators => false;

    public string PageOf(int number, DateOnly publishedOn) => string.Create(CultureInfo.InvariantCulture, $"/info/1023/{4_500 + number}.htm");

    public string AttachmentOf(int number, DateOnly publishedOn, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1408233321&wbfileid={8_800 + number}");

    public ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize)
    {
        var pages = ListPaging.Pages(entries, pageSize);
        var page = asked.Path == Start ? 0 : pages - ListPaging.NumberIn(asked.Path, List1 + "/", ".htm");
        if (page is not { } shown)
            return null;
        if (shown < 0 || shown >= pages)
            return ListAnswer.BehindTheEnd;
        // Relative to the list: the first page lies one folder higher than the others.
        var up = shown == 0 ? "" : "../";
        var items = ListPaging.Page(entries, pageSize, shown)
            .Select(entry => entry with { Address = (shown == 0 ? "../" : "../../") + entry.Address.TrimStart('/') });
        var next = shown < pages - 1 ? $"<a href=\"{(shown == 0 ? "ysjs/" : "")}{pages - shown - 1}.htm\" class=\"Next\">下页</a>" : "<span>下页</span>";
        var previous = shown > 0
            ? $"<a href=\"{(shown == 1 ? up + "ysjs" : (pages - shown + 1).ToString(CultureInfo.InvariantCulture))}.htm\" class=\"Prev\">上页</a> "
            : "";
        return new ListAnswer(
            SiteFrame.Page("预算决算", "utf-8", SiteFrame.ColumnTags("预算决算"), SiteFrame.Items(items) + $"<div class=\"pb_sys_common\">{previous}{next}</div>\n"));
    }
}
