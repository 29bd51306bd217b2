using System.Globalization;

namespace PerfEval.Portal.Kinds;

/// <summary>TRS WCM with a link to the next page: index.html, then index_1.html, which is the second page.</summary>
internal sealed class TrsLinks : ISiteKind
{
    private const string Folder = "/zwgk/czxx/jxgl/";

    public string Name => "trs";

    public string Start => Folder + "index.html";

    public static string Page(string folder, int number, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder}{day:yyyyMM}/t{day:yyyyMMdd}_{1_200_300 + number}.html");

    public static string File(string folder, int number, DateOnly day, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder}{day:yyyyMM}/P0{day:yyyyMMdd}{350_000_000 + number * 137}{extension}");

    public static string AddressOf(int page) => page == 0 ? "index.html" : string.Create(CultureInfo.InvariantCulture, $"index_{page}.html");

    public static int? PageIn(string path, string folder) =>
        path == folder || path == folder + "index.html" ? 0 : ListPaging.NumberIn(path, folder + "index_", ".html");

    public string PageOf(int number, DateOnly publishedOn) => Page(Folder, number, publishedOn);

    public string AttachmentOf(int number, DateOnly publishedOn, string extension) => File(Folder, number, publishedOn, extension);

    public string HrefOf(string attachment) => "./" + attachment[(attachment.LastIndexOf('/') + 1)..];

    public ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize)
    {
        var pages = ListPaging.Pages(entries, pageSize);
        if (PageIn(asked.Path, Folder) is not { } page)
            return null;
        if (page >= pages)
            return ListAnswer.BehindTheEnd;
        // Lists of this system write addresses from their own folder on.
        var items = ListPaging.Page(entries, pageSize, page)
            .Select(entry => entry with { Address = entry.Address.Replace(Folder, "./", StringComparison.Ordinal) });
        var links = (page > 0 ? $"<a href=\"{AddressOf(page - 1)}\">上一页</a> " : "") + (page < pages - 1 ? $"<a href=\"{AddressOf(page + 1)}\">下一页</a>" : "");
        return new ListAnswer(
            SiteFrame.Page("预算绩效管理", "utf-8", SiteFrame.ColumnTags("预算绩效管理"), SiteFrame.Items(items) + $"<div class=\"page\">{links}</div>\n"));
    }
}
