using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>
/// Lists that a script fetches as JSON. The start page is the data's own address (…/list.json?page=1), or a page without entries whose
/// script names it; further pages count one up in the query.
/// </summary>
public sealed partial class JsonProxy : ISourceKind
{
    private static readonly string[] s_pageNames = ["page", "pageno", "pagenum", "pageindex", "pagenumber", "currentpage", "curpage", "p"];
    private static readonly string[] s_totalPages = ["totalpage", "totalpages", "pagecount", "pages", "pagetotal"];
    private static readonly string[] s_totalEntries = ["total", "totalrecord", "totalcount", "count", "totalelements", "recordcount", "rowcount", "totalnum"];

    // A function's name, maybe inside an object: jQuery123_456, window.callback.
    private static readonly SearchValues<char> s_callCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.$");

    public string Name => "json";

    public bool Recognises(WebPage page) =>
        IsJson(page) || (DataAddress(page) is not null && EntryLinks.Of(page, detail: null).TrueForAll(entry => entry.PublishedOn is null));

    public ListPage Read(WebPage page)
    {
        if (!IsJson(page))
        {
            return DataAddress(page) is { } data
                ? new ListPage { Entries = [], More = [data], OnlyNamesItsData = true }
                : PageLinks.Of(page, EntryLinks.Of(page, detail: null));
        }

        try
        {
            using var json = JsonDocument.Parse(Payload(page.Text));
            var entries = JsonRows.Entries(json.RootElement, page);
            var pages = JsonRows.Number(json.RootElement, s_totalPages);
            var total = JsonRows.Number(json.RootElement, s_totalEntries);
            return new ListPage
            {
                Entries = entries,
                More = Next(page, entries.Count, pages, total),
                TotalPages = pages,
                TotalEntries = total,
                IsEmptyByData = entries.Count == 0 && JsonRows.HasEmptyList(json.RootElement)
            };
        }
        catch (JsonException)
        {
            // Damaged data is a list without entries, which the crawl reports as such.
            return new ListPage { Entries = [] };
        }
    }

    private static bool IsJson(WebPage page) => Payload(page.Text).Span is ['{' or '[', ..];

    // Some proxies wrap the data into a call: callback({…});
    private static ReadOnlyMemory<char> Payload(string text)
    {
        var whole = text.AsMemory().Trim();
        var call = whole.TrimEnd(';').TrimEnd();
        var open = call.Span.IndexOf('(');
        if (open <= 0 || call.Span[^1] != ')' || call.Span[..open].TrimEnd().ContainsAnyExcept(s_callCharacters))
        {
            return whole;
        }

        var inside = call[(open + 1)..^1].Trim();
        return inside.Span is ['{' or '[', .., '}' or ']'] ? inside : whole;
    }

    private static List<Uri> Next(WebPage page, int entries, int? pages, int? total)
    {
        var parameter = QueryNumber().Matches(page.Address.Query).FirstOrDefault(match => s_pageNames.Contains(match.Groups["name"].Value.ToLowerInvariant()));
        if (parameter is null || entries == 0)
        {
            return [];
        }

        var number = int.Parse(parameter.Groups["value"].Value, CultureInfo.InvariantCulture);

        // Without any total the list ends at the first page that has no entries.
        var isLast = pages is { } last ? number >= last : total is { } all && number <= 1 && entries >= all;
        if (isLast)
        {
            return [];
        }

        var query = page.Address.Query;
        var value = parameter.Groups["value"];
        var next = string.Concat(query.AsSpan(0, value.Index), (number + 1).ToString(CultureInfo.InvariantCulture), query.AsSpan(value.Index + value.Length));
        return page.Resolve(page.Address.AbsolutePath + next) is { } address ? [address] : [];
    }

    private static Uri? DataAddress(WebPage page)
    {
        var named = page.Tree?.QuerySelector("[data-url], [data-src-list], [data-list-url]");
        var address = named?.GetAttribute("data-url") ?? named?.GetAttribute("data-list-url") ?? named?.GetAttribute("data-src-list");
        if (address is null && ScriptAddress().Match(page.Text) is { Success: true } call)
        {
            address = call.Groups["address"].Value;
        }

        return page.Resolve(address);
    }

    [GeneratedRegex(@"[?&](?<name>\w+)=(?<value>[0-9]{1,6})(?=&|$)")]
    private static partial Regex QueryNumber();

    [GeneratedRegex(
        @"(getJSON\s*\(|\burl\s*:|fetch\s*\(|dataUrl\s*[:=]|axios\.get\s*\()\s*['""](?<address>[^'""]{0,400}(\.json|/api/|dataproxy|getList|[?&]page(No|Num|Index)?=)[^'""]{0,400})['""]",
        RegexOptions.IgnoreCase)]
    private static partial Regex ScriptAddress();
}
