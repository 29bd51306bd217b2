using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>An anchor of a page as a list's entry would be: where it leads, the title it says and the day printed beside it.</summary>
/// <param name="Address">Absolute; never the page's own.</param>
/// <param name="PublishedOn">Null where no day is printed in its row.</param>
internal sealed partial record PageAnchor(Uri Address, string Title, DateOnly? PublishedOn)
{
    private const int LevelsAround = 4;
    private const int LongestRow = 600;

    /// <summary>A row of more nodes is no row, however little it says.</summary>
    private const int NodesOfARow = 400;

    private const int LongestNeighbour = 40;

    public static IReadOnlyList<PageAnchor> AllOf(WebPage page)
    {
        var anchors = new List<PageAnchor>();
        if (page.Tree is not { } tree)
        {
            return anchors;
        }

        var outline = new PageOutline(tree, page.Work);
        foreach (var anchor in tree.QuerySelectorAll("a[href]"))
        {
            page.Work.Step();
            if (page.Resolve(anchor.GetAttribute("href")) is { } address && address != page.Address)
            {
                anchors.Add(new PageAnchor(address, TitleOf(anchor), DayBeside(anchor, outline)));
            }
        }

        return anchors;
    }

    // The whole title: lists cut long ones and keep them in the title attribute.
    private static string TitleOf(IElement anchor)
    {
        var shown = PageDates.WithoutDay(Line(anchor.TextContent).TrimStart('·', '•', '▪', '■', '>', '-', ' '));
        var stated = PageDates.WithoutDay(Line(anchor.GetAttribute("title") ?? ""));
        return stated.Length > shown.Length || (stated.Length > 0 && Cut().IsMatch(shown)) ? stated : shown;
    }

    // The row around an anchor is the highest element that holds no other entry.
    private static DateOnly? DayBeside(IElement anchor, PageOutline outline)
    {
        var own = anchor.TextContent;
        if (PageDates.InText(own) is { } inside && PageDates.WithoutDay(own) != own.Trim())
        {
            return inside;
        }

        var element = anchor;
        for (var level = 0; level < LevelsAround && element.ParentElement is { } parent
            && parent.LocalName is not ("body" or "ul" or "ol" or "tbody" or "table"); level++)
        {
            if (outline.Of(parent) is not { HasSeveralLinks: false, Characters: <= LongestRow, Nodes: <= NodesOfARow })
            {
                break;
            }

            element = parent;
            var row = parent.TextContent;
            if (PageDates.InText(own.Length > 0 ? row.Replace(own, " ", StringComparison.Ordinal) : row) is { } day)
            {
                return day;
            }
        }

        // <dt><a></a></dt><dd>2024-05-20</dd>, or an anchor and its span side by side in one long paragraph.
        return outline.Of(element)?.Next is { LocalName: not "a" } next
            && outline.Of(next) is { HasLink: false, Characters: < LongestNeighbour, Nodes: <= NodesOfARow }
            ? PageDates.InText(next.TextContent)
            : null;
    }

    private static string Line(string text) => WhiteSpace().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"(…|\.\.|···)$")]
    private static partial Regex Cut();
}
