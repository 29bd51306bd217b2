using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace PerfEval.Ingest.Readers.Html;

/// <summary>What of a page is never printed, and what is the frame that a content management system puts around every article.</summary>
internal static partial class Visibility
{
    private static readonly HashSet<string> s_unprinted = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "head", "iframe", "object", "embed", "svg", "canvas", "select", "option", "button", "input", "textarea",
        "map", "title",
        "audio", "datalist", "noframes", "rp", "video",
        // Struck out: what stands beside it was put in its place.
        "del", "s", "strike",
    };

    private static readonly HashSet<string> s_frameElements = new(StringComparer.Ordinal) { "nav", "header", "footer", "aside" };

    private static readonly HashSet<string> s_frameWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "nav", "navbar", "navigation", "menu", "header", "footer", "foot", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "share", "sharebox", "bshare",
        "bdsharebuttonbox", "sidebar", "copyright", "friendlink", "friendlinks", "search", "login", "qrcode", "pagination", "toolbar", "weizhi", "dqwz",
    };

    /// <summary>A paragraph that says where on the site the visitor is.</summary>
    public static bool IsBreadcrumb(string paragraph) => paragraph.Length < 120 && Breadcrumb().IsMatch(paragraph);

    public static bool IsHidden(INode node) =>
        node is IComment || (node is IElement element && (s_unprinted.Contains(element.LocalName) || IsHiddenByStyle(element)));

    /// <summary>The same for a page whose rules nobody has looked at: by what the element says itself.</summary>
    public static bool IsHiddenAsWritten(INode node) =>
        IsHidden(node) || (node is IElement element && element.GetAttribute("style") is { } style && HiddenStyle().IsMatch(style));

    /// <summary>Hidden though it is of a kind that prints: <see cref="PageInk"/> has marked what the page's rules hide.</summary>
    public static bool IsHiddenByStyle(IElement element) => element.HasAttribute("hidden");

    /// <summary>Struck out: somebody took it back, but it shows.</summary>
    public static bool IsStruck(IElement element) => element.LocalName is "del" or "s" or "strike";

    /// <summary>Frame by name: the element's own kind, or a word of its id or class.</summary>
    public static bool IsFrame(IElement element) =>
        s_frameElements.Contains(element.LocalName) || IsFrameName(element.Id) || IsFrameName(element.ClassName);

    private static bool IsFrameName(string? names)
    {
        var words = s_frameWords.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in names.AsSpan().SplitAny(' ', '-', '_'))
        {
            if (words.Contains(names.AsSpan()[word]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A sum, a share, a score, a unit of money or a report of a year: no frame of a site says such a thing.</summary>
    public static bool IsContent(string text) => Content().IsMatch(text);

    [GeneratedRegex(@"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration[^;]{0,100}line-through", RegexOptions.IgnoreCase)]
    private static partial Regex HiddenStyle();

    [GeneratedRegex(@"单\s{0,4}位\s{0,4}[:：]\s{0,4}[百千万亿]{0,2}元|[0-9０-９]\s{0,2}([百千万亿]{0,2}元|[%％]|分(?![享钟]))|20[0-9]{2}\s{0,2}年[^\n]{0,60}(绩效|自评|决算)")]
    private static partial Regex Content();

    [GeneratedRegex(@"^\s*[【\[]?\s*(您?(当前|所在|现在)的?位置|您的位置)")]
    private static partial Regex Breadcrumb();
}
