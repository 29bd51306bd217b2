using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>
/// What a page says of its article outside the text: title, day of publication, files to download. Meta names are those of the
/// State Council's guideline for government sites (政府网站发展指引, 2017): ArticleTitle, PubDate.
/// </summary>
internal static partial class PageFacts
{
    private const int DateSearchChars = 100_000;

    /// <summary>Characters from which on a heading, a title or the target of a link is something else that stands in its place.</summary>
    private const int LongestLine = 2_000;
    private const int MostHeadings = 20;

    public static string? Title(IDocument page)
    {
        var meta = Meta(page, "ArticleTitle");
        if (meta is not null)
        {
            return meta;
        }

        // Some sites print their own name as the first h1; the title element then tells the article's from it.
        var title = Line(page.QuerySelector("head title")?.TextContent) is { } whole ? whole[..Math.Min(whole.Length, LongestLine)] : null;
        var headings = page.QuerySelectorAll("h1")
            .Where(heading => !Visibility.IsHidden(heading))
            .Take(MostHeadings)
            .Select(heading => Line(heading.TextContent))
            .OfType<string>()
            .ToList();
        return headings.Count == 1 ? headings[0]
            : headings.Find(heading => title?.Contains(heading, StringComparison.Ordinal) == true) ?? title ?? headings.FirstOrDefault();
    }

    /// <param name="visible">The page's visible text.</param>
    public static DateOnly? PublishedOn(IDocument page, string visible)
    {
        foreach (var name in new[] { "PubDate", "publishdate", "article:published_time" })
        {
            if (Meta(page, name) is { } value && Date(DateText().Match(value)) is { } stated)
            {
                return stated;
            }
        }

        var text = visible.Length > DateSearchChars ? visible[..DateSearchChars] : visible;
        return Date(PublishedText().Match(text)) ?? Date(TimeText().Match(text));
    }

    /// <summary>Links to files, in page order and each once; addresses as printed, relative ones included.</summary>
    public static IReadOnlyList<AttachmentLink> Attachments(IDocument page)
    {
        var links = new List<AttachmentLink>();
        var known = new HashSet<string>();
        foreach (var anchor in page.QuerySelectorAll("a[href]"))
        {
            var href = anchor.GetAttribute("href")!.Trim();
            if (href.Length > LongestLine)
            {
                continue;
            }

            var text = Line(anchor.TextContent) ?? Line(anchor.GetAttribute("title"));
            if (!href.StartsWith('#')
                && !href.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
                && (FileName().IsMatch(href) || (text is not null && (FileName().IsMatch(text) || Download().IsMatch(href)) && !Page().IsMatch(href)))
                && known.Add(href))
            {
                links.Add(new AttachmentLink(text ?? href[(href.LastIndexOf('/') + 1)..], href));
            }
        }

        return links;
    }

    private static string? Meta(IDocument page, string name) =>
        Line(page.QuerySelectorAll("meta").FirstOrDefault(meta =>
            string.Equals(meta.GetAttribute("name") ?? meta.GetAttribute("property"), name, StringComparison.OrdinalIgnoreCase))?.GetAttribute("content"));

    /// <summary>The text on one line, null where there is none.</summary>
    private static string? Line(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : WhiteSpace().Replace(text, " ").Trim();

    private static DateOnly? Date(Match match) =>
        match.Success && DateOnly.TryParseExact(
            $"{match.Groups["y"].Value}-{int.Parse(match.Groups["m"].Value, CultureInfo.InvariantCulture):00}-{int.Parse(match.Groups["d"].Value, CultureInfo.InvariantCulture):00}",
            "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    [GeneratedRegex(@"(?<y>(19|20)[0-9]{2})\s*[-/.年]\s*(?<m>[0-9]{1,2})\s*[-/.月]\s*(?<d>[0-9]{1,2})")]
    private static partial Regex DateText();

    [GeneratedRegex(@"(发布|公开|发稿|公布)(时间|日期)\s{0,9}[：:]?\s{0,9}(?<y>(19|20)[0-9]{2})\s{0,9}[-/.年]\s{0,9}(?<m>[0-9]{1,2})\s{0,9}[-/.月]\s{0,9}(?<d>[0-9]{1,2})")]
    private static partial Regex PublishedText();

    [GeneratedRegex(@"(?<![成发生印]\p{L})(时间|日期)\s{0,9}[：:]\s{0,9}(?<y>(19|20)[0-9]{2})\s{0,9}[-/.年]\s{0,9}(?<m>[0-9]{1,2})\s{0,9}[-/.月]\s{0,9}(?<d>[0-9]{1,2})")]
    private static partial Regex TimeText();

    [GeneratedRegex(@"\.(docx?|xlsx?|pptx?|pdf|wps|et|ofd|rtf|csv|zip|rar|7z)\s*([?#&].*)?$", RegexOptions.IgnoreCase)]
    private static partial Regex FileName();

    [GeneratedRegex(@"download|downfile|/attach|fileid=|file_id=", RegexOptions.IgnoreCase)]
    private static partial Regex Download();

    [GeneratedRegex(@"\.(s?html?|jsp|aspx?|php)$", RegexOptions.IgnoreCase)]
    private static partial Regex Page();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
