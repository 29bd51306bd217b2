using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Portal.Kinds;

namespace PerfEval.Portal.Faults;

/// <summary>Lists that mislead.</summary>
public static partial class ListFaults
{
    /// <summary>A list page in good order without entries.</summary>
    public static Fault Empty { get; } = Fault.OfText("empty list", (_, text) => Item().Replace(text, ""));

    /// <summary>Every list page ends with a link to a further one that shows the same.</summary>
    public static Fault Endless { get; } = Fault.OfText("paging without end", (context, text) =>
        PageText.Before(text, "</body>", $"<a href=\"{FaultAddress.Next(context)}\">下一页</a>\n"));

    /// <summary>Every list page ends with a link to a further one with entries never seen before.</summary>
    public static Fault EverNew { get; } = Fault.OfText("entries without end", (context, text) =>
    {
        var hop = FaultAddress.Hop(context);
        var entries = Enumerable.Range(hop * 20, 20)
            .Select(i => new ListEntry($"第{i}号单位2023年度部门整体支出绩效自评报告", $"/zwgk/none/t20240101_{i}.html", new DateOnly(2024, 1, 1)));
        var page = hop == 0 ? text : Item().Replace(text, "")
            .Replace("<ul class=\"list\">", "<ul class=\"list\">" + string.Concat(entries.Select(SiteFrame.Item)), StringComparison.Ordinal);
        return PageText.Before(page, "</body>", $"<a href=\"{FaultAddress.Next(context)}\">下一页</a>\n");
    });

    /// <summary>Every entry also under other spellings of its address: fragment, dot segments, escaped letter, doubled.</summary>
    public static Fault Duplicates { get; } = Fault.OfText("duplicate entries", (_, text) => Item().Replace(text, match =>
    {
        var href = match.Groups["href"].Value;
        return match.Value + string.Concat(
            new[] { href, href + "#zoom", DotSegments(href), Escaped(href) }.Select(other => match.Value.Replace(href, other, StringComparison.Ordinal)));
    }));

    /// <summary>Only the first few entries are left, and no further page.</summary>
    public static Fault Shrunk(int entries) => Fault.OfText($"list shrunk to {entries}", (_, text) =>
    {
        var seen = 0;
        return Paging().Replace(Item().Replace(text, match => seen++ < entries ? match.Value : ""), "");
    });

    /// <summary>Entries with fitting titles that lead to a host which is not the source's, in every spelling.</summary>
    public static Fault ForeignLinks(ForbiddenHost forbidden) => Fault.OfText("links to a foreign host", (_, text) =>
    {
        var added = new StringBuilder();
        foreach (var (trick, address) in forbidden.Spellings)
        {
            added.Append(SiteFrame.Item(new ListEntry($"{trick}镇2023年度部门整体支出绩效自评报告", address + "/zwgk/t20240101_1.html", new DateOnly(2024, 1, 1))))
                .Append(SiteFrame.Item(new ListEntry($"附件：{trick}镇绩效自评报告.docx", address + "/zwgk/P020240101.docx", new DateOnly(2024, 1, 1))));
        }

        added.Append("<iframe src=\"").Append(forbidden.Root).Append("list.html\"></iframe><img src=\"").Append(forbidden.Root).Append("logo.png\">");
        return PageText.Before(text, "</body>", added.ToString());
    });

    /// <summary>Links that are none: other schemes, broken addresses, very long ones.</summary>
    public static Fault JunkLinks { get; } = Fault.OfText("junk links", (_, text) =>
    {
        string[] addresses =
        [
            "file:///etc/passwd", "ftp://127.0.0.1/report.docx", "gopher://127.0.0.1:70/", "data:text/html,x", "javascript:alert(1)", "http://", "http://[::",
            "http://127.0.0.1:99999/", "//",
            "http:///x", "\\\\127.0.0.2\\share\\x.docx", "/" + new string('a', 40_000), "http://%00/", "tel:10086", "/\u0000.html", "?", "#", " ",
        ];
        return PageText.Before(
            text, "</body>",
            string.Concat(addresses.Select(address => SiteFrame.Item(new ListEntry("某镇2023年度部门整体支出绩效自评报告", address, new DateOnly(2024, 1, 1))))));
    });

    private static string DotSegments(string href)
    {
        var name = href.LastIndexOf('/') + 1;
        return $"{href[..name]}x/../{href[name..]}";
    }

    private static string Escaped(string href)
    {
        var at = href.LastIndexOf('.') + 1;
        return at == 0 || at >= href.Length ? href : $"{href[..at]}%{(int)href[at]:X2}{href[(at + 1)..]}";
    }

    [GeneratedRegex("<li><a href=\"(?<href>[^\"]*)\".*?</li>\n?")]
    private static partial Regex Item();

    [GeneratedRegex("<div class=\"page\">.*?</div>\n?|<script type=\"text/javascript\">createPageHTML.*?</script>\n?")]
    private static partial Regex Paging();
}
