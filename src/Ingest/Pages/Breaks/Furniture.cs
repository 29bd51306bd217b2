using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Pages.Lattice;
using PerfEval.Ingest.Pages.Lines;

namespace PerfEval.Ingest.Pages.Breaks;

/// <summary>Running titles and page numbers: the same line, but for its figures, at the same height of many pages.</summary>
internal static partial class Furniture
{
    /// <summary>Margin in which running titles stand, in points from the edge of the page.</summary>
    private const double Margin = 72;

    /// <summary>Page numbers stand closer to the text.</summary>
    private const double NumberMargin = 105;

    private const double SameHeight = 6;

    /// <summary>Characters of 第 # 页 共 # 页 with its blanks and dashes.</summary>
    private const int LongestNumber = 40;

    /// <summary>Takes them out of the pages.</summary>
    /// <returns>The text of each kind, with the pages it stood on.</returns>
    public static List<(string Text, List<int> Pages)> Remove(List<PageContent> pages)
    {
        var removed = new List<(string, List<int>)>();
        if (pages.Count < 2)
        {
            return removed;
        }

        var candidates = pages.SelectMany(page => page.Lines.Select(line => (page, line)))
            .Where(item => IsInMargin(item.page, item.line))
            .GroupBy(item => (Digits().Replace(item.line.Text.Trim(), "#"), item.line.Baseline < item.page.Page.Height / 2));
        foreach (var group in candidates)
        {
            var height = Median(group.Select(item => Distance(item.page, item.line)));
            var same = group.Where(item => Math.Abs(Distance(item.page, item.line) - height) <= SameHeight).ToList();
            var numbers = same.Select(item => item.page.Page.Number).Distinct().ToList();
            if (!IsOnMany(numbers.Count, pages.Count, group.Key.Item1))
            {
                continue;
            }

            foreach (var page in same.GroupBy(item => item.page))
            {
                page.Key.Remove([.. page.Select(item => item.line)]);
            }

            removed.Add((same[0].line.Text.Trim(), numbers));
        }

        return removed;
    }

    private static bool IsOnMany(int count, int pages, string text) =>
        (count >= 3 && count * 5 >= pages * 2) || (count == pages && IsPageNumber(text));

    private static bool IsInMargin(PageContent page, TextLine line)
    {
        var margin = IsPageNumber(Digits().Replace(line.Text.Trim(), "#")) ? NumberMargin : Margin;
        return Distance(page, line) < Math.Min(margin, page.Page.Height / 5);
    }

    /// <summary>From the nearer of the upper and lower edge.</summary>
    private static double Distance(PageContent page, TextLine line) => Math.Min(line.Baseline, page.Page.Height - line.Baseline);

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static bool IsPageNumber(string text) => text.Length <= LongestNumber && PageNumber().IsMatch(text);

    [GeneratedRegex("[0-9０-９]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^[-—–－·\s]*第?\s*#\s*页?[\s,，/共]*(#\s*页?)?[-—–－·\s]*$")]
    private static partial Regex PageNumber();

    public static string Name(List<int> pages) => string.Join('、', pages.Select(page => page.ToString(CultureInfo.InvariantCulture)));
}
