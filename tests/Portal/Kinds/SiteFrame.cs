using System.Net;
using System.Text;

namespace PerfEval.Portal.Kinds;

/// <summary>What surrounds list and detail on every site: head, navigation that leads elsewhere on the site, and a foot.</summary>
internal static class SiteFrame
{
    public static string Page(string title, string charset, string head, string body) => new StringBuilder()
        .Append("<!DOCTYPE html>\n<html lang=\"zh-CN\"><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=").Append(charset).Append("\">\n")
        .Append("<title>")
        .Append(Escape(title))
        .Append("</title>\n<link rel=\"stylesheet\" href=\"/images/site.css\">\n")
        .Append(head)
        .Append("</head>\n<body>\n")
        .Append(
            "<div class=\"nav\"><a href=\"/\">首页</a> <a href=\"/zwgk/\">政务公开</a> <a href=\"/bsfw/\">办事服务</a> <a href=\"javascript:void(0)\">无障碍</a> <a "
            + "href=\"mailto:web@example.invalid\">联系我们</a></div>\n")
        .Append(body)
        .Append("<div class=\"foot\"><a href=\"/wzdt/\">网站地图</a> <span>版权所有</span></div>\n</body></html>\n").ToString();

    public static string Items(IEnumerable<ListEntry> entries)
    {
        var list = new StringBuilder("<ul class=\"list\">\n");
        foreach (var entry in entries)
            list.Append(Item(entry)).Append('\n');
        return list.Append("</ul>\n").ToString();
    }

    public static string Item(ListEntry entry) =>
        $"<li><a href=\"{WebUtility.HtmlEncode(entry.Address)}\" title=\"{Escape(entry.Title)}\" "
        + $"target=\"_blank\">{Escape(entry.Title)}</a><span>{entry.PublishedOn:yyyy-MM-dd}</span></li>";

    /// <summary>The tags that the central norm for government sites prescribes for a column.</summary>
    public static string ColumnTags(string column) => $"<meta name=\"SiteName\" content=\"测试县人民政府\">\n<meta name=\"ColumnName\" content=\"{column}\">\n";

    /// <summary>The tags that the central norm for government sites prescribes for an article.</summary>
    public static string ArticleTags(string title, DateOnly publishedOn) =>
        $"<meta name=\"ArticleTitle\" content=\"{Escape(title)}\">\n<meta name=\"PubDate\" content=\"{publishedOn:yyyy-MM-dd} 09:30\">\n<meta "
        + $"name=\"ContentSource\" content=\"测试县财政局\">\n";

    public static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);
}
