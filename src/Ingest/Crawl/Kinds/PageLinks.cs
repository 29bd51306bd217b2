using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>Finds where a list goes on: links that say so, page numbers, and the totals printed beside them.</summary>
internal static partial class PageLinks
{
    private const int MaxPages = 10_000;

    /// <summary>Characters of an anchor that leads to another page; longer ones are titles.</summary>
    private const int LongestPageText = 20;

    /// <summary>Characters of a script in an anchor that are looked at.</summary>
    private const int LongestCall = 500;

    /// <summary>The page's links onward and its totals; entries are the kind's affair.</summary>
    public static ListPage Of(WebPage page, IReadOnlyList<ListEntry> entries)
    {
        var more = new HashSet<Uri>();
        var byScript = false;
        var own = Shape(page.Address);
        foreach (var anchor in page.Tree?.QuerySelectorAll("a") ?? Enumerable.Empty<IElement>())
        {
            page.Work.Step();
            var text = anchor.TextContent.Trim();
            var isNext = (text.Length <= LongestPageText && NextText().IsMatch(text)) || anchor.GetAttribute("rel") == "next";
            if (!isNext && !IsNumber(text))
            {
                continue;
            }

            // A bare number is a page's when its address differs from this page's in digits only, give or take a suffix like _2.
            if (page.Resolve(anchor.GetAttribute("href")) is { } address)
            {
                _ = more.Count < MaxPages && (isNext || Shape(address) == own) && more.Add(address);
            }
            else if (isNext && (IsCall(anchor.GetAttribute("href")) || IsCall(anchor.GetAttribute("onclick"))))
            {
                byScript = true;
            }
        }

        var totals = TotalPages().Match(page.Tree?.Body?.TextContent ?? "");
        return new ListPage
        {
            Entries = entries,
            More = [.. more],
            TotalPages = totals.Success ? Number(totals.Groups["n"].Value) : null,
            LeadsOnByScript = byScript && more.Count == 0,
        };
    }

    public static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MaxPages ? number : null;

    private static bool IsNumber(string text) => text.Length <= 5 && Number(text.Trim('[', ']')) is not null;

    private static bool IsCall(string? script) => script is not null && ScriptCall().IsMatch(script.AsSpan(0, Math.Min(script.Length, LongestCall)));

    private static string Shape(Uri address)
    {
        var path = IndexName().Replace(address.AbsolutePath, "/");
        return address.Authority + PageNumber().Replace(path, "");
    }

    [GeneratedRegex(@"^[\[\s]*(下一?页|后一?页|下页|后页|Next|›|»|>|>>|下一页\s*>+)[\]\s>]*$", RegexOptions.IgnoreCase)]
    private static partial Regex NextText();

    [GeneratedRegex(@"javascript:\s*(?!void|;)[\w.$]+\s*\(\s*[^)\s]|\w\s*\(\s*['""\d]", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptCall();

    [GeneratedRegex(@"共\s*(?<n>[0-9]{1,5})\s*页")]
    private static partial Regex TotalPages();

    [GeneratedRegex(@"/(index|list|default)(?=[_.])|/$", RegexOptions.IgnoreCase)]
    private static partial Regex IndexName();

    [GeneratedRegex(@"(_?[0-9]{1,9})?(\.(s?html?|jsp|aspx?|php))?$", RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
