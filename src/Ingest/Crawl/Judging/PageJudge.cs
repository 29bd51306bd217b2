using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Readers.Html;
using Visibility = PerfEval.Ingest.Readers.Html.Visibility;

namespace PerfEval.Ingest.Crawl.Judging;

/// <summary>
/// Tells pages that only say that there is nothing, or that want a browser or a login, from pages with content, whatever their status.
/// Phrases count only where a page has little else to say: a report may well speak of 系统维护.
/// </summary>
public sealed partial class PageJudge(CrawlWords words)
{
    private const int ShortText = 600;
    private const int VeryShortText = 120;

    /// <summary>Why the page is no list and no report; null where nothing speaks against it.</summary>
    /// <param name="asked">The address that was asked for: a page of another name may have come instead.</param>
    public FetchReason? Reject(WebPage page, Uri asked)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (string.IsNullOrWhiteSpace(page.Text))
        {
            return new FetchReason("empty_page", "页面是空的。", "The page is empty.");
        }

        if (page.Tree is not { } tree || (tree.Body ?? tree.DocumentElement) is not { } body)
        {
            return null;
        }

        var amounts = new PageMeasure(body, page.Work).Of(body);
        if (amounts.DataTables > 0 || amounts.Text - amounts.LinkText > ShortText)
        {
            return null;
        }

        var text = CrawlWords.Squeeze(Shown(body, page));
        var title = CrawlWords.Squeeze(tree.Title ?? "");
        return Challenge(page, amounts, title, text) ?? Login(page, tree, title, text) ?? Error(page, asked, amounts, title, text);
    }

    private FetchReason? Challenge(WebPage page, PageMeasure.Amounts amounts, string title, string text)
    {
        if (Found(words.ChallengeText, title + text) is { } phrase)
        {
            return FetchReasons.Challenge(phrase);
        }

        if (amounts.Text > VeryShortText || amounts.Links > 2)
        {
            return null;
        }

        if (Found(words.ChallengeText, CrawlWords.Squeeze(Unscripted(page))) is { } shownWithoutScript)
        {
            return FetchReasons.Challenge(shownWithoutScript);
        }

        if (Found(words.ChallengeScript, CrawlWords.Squeeze(page.Text)) is { } script)
        {
            return FetchReasons.Challenge(script);
        }

        return amounts.Text == 0 && MovesByScript(page.Text) ? FetchReasons.Challenge("script") : null;
    }

    private FetchReason? Login(WebPage page, IDocument tree, string title, string text)
    {
        var asksForPassword = tree.QuerySelector("input[type=password i]") is not null;
        var phrase = Found(words.LoginText, title) ?? (asksForPassword || text.Length < VeryShortText ? Found(words.LoginText, text) : null);
        return asksForPassword || phrase is not null || LoginAddress().IsMatch(page.Address.AbsolutePath)
            ? new FetchReason("login", $"这是登录页面{(phrase is null ? "" : $"（{phrase}）")}。", "This is a login page.")
            : null;
    }

    private FetchReason? Error(WebPage page, Uri asked, PageMeasure.Amounts amounts, string title, string text)
    {
        // Menu links are no message: only what stands outside of links counts.
        if ((Found(words.ErrorTitle, title) ?? (amounts.Text - amounts.LinkText < ShortText ? Found(words.ErrorText, text) : null)) is { } phrase)
        {
            return new FetchReason("soft_404", $"以 200 返回的错误页面（{phrase}）。", $"An error page with status 200 ({phrase}).");
        }

        return page.Address != asked && (ErrorAddress().IsMatch(page.Address.AbsolutePath) || IsHome(page.Address))
            ? new FetchReason("soft_404", "被转到首页或错误页。", $"Redirected to {page.Address.AbsolutePath} instead.")
            : null;
    }

    private static bool MovesByScript(string text) =>
        text.IndexOf("<script", StringComparison.OrdinalIgnoreCase) is var start and >= 0 && ScriptedMove().IsMatch(text.AsSpan(start));

    private static bool IsHome(Uri address) => HomeAddress().IsMatch(address.AbsolutePath) && address.Query.Length == 0;

    private static string? Found(IReadOnlyList<string> phrases, string text) =>
        phrases.FirstOrDefault(phrase => text.Contains(phrase, StringComparison.Ordinal));

    /// <summary>Text outside links and scripts.</summary>
    private static string Shown(IElement body, WebPage page)
    {
        var shown = new StringBuilder();
        var cursor = new NodeCursor(body);
        while (true)
        {
            page.Work.Step();
            if (cursor.Node is IText text)
            {
                shown.Append(text.Data);
            }

            var isLeftOut = cursor.Node != body && (cursor.Node is IElement { LocalName: "a" } || Visibility.IsHiddenAsWritten(cursor.Node));
            if (!isLeftOut && cursor.MoveToFirstChild())
            {
                continue;
            }

            while (!cursor.MoveToNextSibling())
            {
                if (!cursor.MoveToParent())
                {
                    return shown.ToString();
                }
            }
        }
    }

    private static string Unscripted(WebPage page) => string.Concat(page.Tree?.QuerySelectorAll("noscript").Select(element => element.TextContent) ?? []);

    [GeneratedRegex(@"location\s*[.=]|eval\s*\(|document\.cookie|setTimeout\s*\(", RegexOptions.IgnoreCase)]
    private static partial Regex ScriptedMove();

    [GeneratedRegex(@"/(login|signin|sso|cas|passport|oauth)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LoginAddress();

    [GeneratedRegex(@"/(404|50[0-9]|error|notfound|not_found)[^/]*$|/error/", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorAddress();

    [GeneratedRegex(@"^/((index|default|home)\.(s?html?|jsp|aspx?|php))?$", RegexOptions.IgnoreCase)]
    private static partial Regex HomeAddress();
}
