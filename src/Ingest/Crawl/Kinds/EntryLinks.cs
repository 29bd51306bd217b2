using System.Text.RegularExpressions;
using AngleSharp.Dom;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>Takes the entries out of a list's HTML: anchors with the title they say and the day printed beside them.</summary>
internal static partial class EntryLinks
{
    private const int LevelsAround = 4;
    private const int LongestRow = 600;
    private const int ShortestTitle = 6;

    /// <summary>Anchors to details, in page order, each occurrence.</summary>
    /// <param name="detail">Addresses by which the kind knows its detail pages; null where an entry is told by its day or its long title.</param>
    public static List<ListEntry> Of(WebPage page, Regex? detail)
    {
        var entries = new List<ListEntry>();
        foreach (var anchor in page.Tree?.QuerySelectorAll("a[href]") ?? Enumerable.Empty<IElement>())
        {
            if (page.Resolve(anchor.GetAttribute("href")) is not { } address || address == page.Address)
            {
                continue;
            }

            var title = TitleOf(anchor);
            var day = DayBeside(anchor);
            var isEntry = title.Length > 0 && (detail?.IsMatch(address.PathAndQuery) == true || FileLink.IsFile(address) || (title.Length >= ShortestTitle && (day is not null || detail is null)));
            if (isEntry)
            {
                entries.Add(new ListEntry(address, title, day));
            }
        }

        return entries;
    }

    /// <summary>The whole title: lists cut long ones and keep them in the title attribute.</summary>
    internal static string TitleOf(IElement anchor)
    {
        var shown = PageDates.WithoutDay(Line(anchor.TextContent).TrimStart('·', '•', '▪', '■', '>', '-', ' '));
        var stated = PageDates.WithoutDay(Line(anchor.GetAttribute("title") ?? ""));
        return stated.Length > shown.Length || (stated.Length > 0 && Cut().IsMatch(shown)) ? stated : shown;
    }

    // The row around an anchor is the highest element that holds no other entry.
    private static DateOnly? DayBeside(IElement anchor)
    {
        if (anchor.TextContent is { } own && PageDates.InText(own) is { } inside && PageDates.WithoutDay(own) != own.Trim())
        {
            return inside;
        }

        var element = anchor;
        for (var level = 0; level < LevelsAround && element.ParentElement is { } parent && parent.LocalName is not ("body" or "ul" or "ol" or "tbody" or "table"); level++)
        {
            var hrefs = parent.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")).Distinct().Count();
            if (hrefs > 1 || parent.TextContent.Length > LongestRow)
            {
                break;
            }

            element = parent;
            var around = parent.TextContent.Replace(anchor.TextContent, " ", StringComparison.Ordinal);
            if (PageDates.InText(around) is { } day)
            {
                return day;
            }
        }

        // <dt><a></a></dt><dd>2024-05-20</dd>, or an anchor and its span side by side in one long paragraph.
        return element.NextElementSibling is { LocalName: not "a" } next && next.QuerySelector("a[href]") is null && next.TextContent.Length < 40
            ? PageDates.InText(next.TextContent)
            : null;
    }

    private static string Line(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"(…|\.{2,}|···)$")]
    private static partial Regex Cut();
}
