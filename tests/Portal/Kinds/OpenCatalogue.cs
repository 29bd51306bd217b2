using System.Globalization;

namespace PerfEval.Portal.Kinds;

/// <summary>政府信息公开目录: /public/目录/id.html, pages by query, files in a FastDFS group.</summary>
internal sealed class OpenCatalogue : ISiteKind
{
    private const string Folder = "/public/6617/";

    public string Name => "catalogue";

    public string Start => Folder + "index.html";

    public string PageOf(int number, DateOnly publishedOn) => string.Create(CultureInfo.InvariantCulture, $"{Folder}{100_100 + number}.html");

    public string AttachmentOf(int number, DateOnly publishedOn, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"/group3/M00/{number % 256:X2}/{number / 256:X2}/rBQB{publishedOn:yyMMdd}{number:D6}AAB{extension}");

    public ListAnswer? List(Asked asked, IReadOnlyList<ListEntry> entries, int pageSize)
    {
        var pages = ListPaging.Pages(entries, pageSize);
        var page = (asked.Number("pageIndex") ?? 1) - 1;
        if (asked.Path != Start || page < 0 || page >= pages)
            return null;
        var rows = string.Concat(ListPaging.Page(entries, pageSize, page).Select((entry, i) =>
            $"<tr><td>{page * pageSize + i + 1}</td><td><a "
            + $"href=\"{entry.Address}\">{SiteFrame.Escape(entry.Title)}</a></td><td>{entry.PublishedOn:yyyy-MM-dd}</td></tr>\n"));
        var next = page < pages - 1
            ? $"<a href=\"{Folder}index.html?pageIndex={page + 2}\">下一页</a> <a href=\"{Folder}index.html?pageIndex={pages}\">尾页</a>"
            : "";
        return new ListAnswer(SiteFrame.Page(
            "政府信息公开目录", "utf-8", SiteFrame.ColumnTags("财政预决算"),
            $"<table class=\"catalogue\">\n<tr><th>序号</th><th>名称</th><th>发布日期</th></tr>\n{rows}</table>\n<div>{next}</div>\n"));
    }
}
