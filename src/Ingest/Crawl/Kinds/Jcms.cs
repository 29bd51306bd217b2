using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>
/// 大汉 jcms: details /art/2024/5/20/art_12_345.html. A column's page holds its first records inside a script; the rest comes from its
/// data proxy in groups, asked for by startrecord and endrecord (counted from 1) with the values that the page's script states.
/// </summary>
public sealed partial class Jcms : ISourceKind
{
    private const int MaxGroups = 2_000;
    private const int LongestParameters = 1_500;

    private const string RecordStart = "<record>";
    private const string RecordEnd = "</record>";

    public string Name => "jcms";

    public bool Recognises(WebPage page) =>
        IsStore(page) || (page.Text.Contains("proxyUrl", StringComparison.Ordinal) && page.Text.Contains("jpage", StringComparison.OrdinalIgnoreCase));

    public ListPage Read(WebPage page) => IsStore(page) ? ReadStore(page) : ReadColumn(page);

    private static bool IsStore(WebPage page) =>
        page.Text.AsSpan().TrimStart() is var text
            && (text.StartsWith("<?xml", StringComparison.Ordinal) || text.StartsWith("<datastore", StringComparison.Ordinal))
                && page.Text.Contains("<datastore", StringComparison.Ordinal);

    private static ListPage ReadStore(WebPage page) =>
        new()
        {
            Entries = Records(page),
            More = NextGroup(page),
            TotalEntries = Total(page),
            IsEmptyByData = page.Text.Contains("</datastore>", StringComparison.Ordinal)
        };

    private static ListPage ReadColumn(WebPage page)
    {
        var records = Records(page);
        var total = Total(page);
        var list = records.Count > 0
            ? new ListPage { Entries = records, TotalEntries = total }
            : PageLinks.Of(page, EntryLinks.Of(page, Detail())) with { TotalEntries = total };
        var groups = Groups(page, total ?? 0);
        return list with { More = groups.Count > 0 ? groups : [.. list.More, .. NextGroup(page)] };
    }

    // Everything after the first group, asked as the page's own script would ask it.
    private static List<Uri> Groups(WebPage page, int total)
    {
        var perPage = Setting(page, "perPage") ?? 0;
        var group = perPage * (Setting(page, "groupSize") ?? 1);
        if (group <= 0 || total <= group || total > group * MaxGroups || ProxyAddress().Match(page.Text) is not { Success: true } proxy)
        {
            return [];
        }

        var values = string.Join('&', Parameters(page).Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}"));
        if (values.Length > LongestParameters || proxy.Groups["address"].Length > LongestParameters)
        {
            return [];
        }

        var addresses = new List<Uri>();
        for (var first = group + 1; first <= total; first += group)
        {
            var last = Math.Min(first + group - 1, total);
            var query = string.Create(CultureInfo.InvariantCulture, $"startrecord={first}&endrecord={last}&perpage={perPage}");
            var address = proxy.Groups["address"].Value;
            if (page.Resolve($"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{query}&{values}") is { } next)
            {
                addresses.Add(next);
            }
        }

        return addresses;
    }

    private static IEnumerable<(string Key, string Value)> Parameters(WebPage page)
    {
        var block = AjaxParameters().Match(page.Text) is { Success: true } start ? Between(page.Text, start.Index + start.Length, "}") : null;
        return block is { Length: <= LongestParameters }
            ? Pair().Matches(block).Select(pair => (pair.Groups["key"].Value, pair.Groups["value"].Value.Trim('\'', '"')))
            : [];
    }

    private static List<ListEntry> Records(WebPage page)
    {
        var entries = new List<ListEntry>();
        var at = 0;
        while (page.Text.IndexOf(RecordStart, at, StringComparison.Ordinal) is var start and >= 0
            && Between(page.Text, start + RecordStart.Length, RecordEnd) is { } record)
        {
            page.Work.Step();
            using var part = page.Fragment(Unwrapped(record));
            entries.AddRange(EntryLinks.Of(part, detail: null));
            at = start + RecordStart.Length + record.Length + RecordEnd.Length;
        }

        return entries;
    }

    private static string Unwrapped(string record)
    {
        const string Start = "<![CDATA[";
        const string End = "]]>";
        var inside = record.AsSpan().Trim();
        inside = inside.StartsWith(Start, StringComparison.Ordinal) ? inside[Start.Length..] : inside;
        return (inside.EndsWith(End, StringComparison.Ordinal) ? inside[..^End.Length] : inside).ToString();
    }

    // Null where the end is missing: then it is missing for every later start, too.
    private static string? Between(string text, int start, string end) =>
        text.IndexOf(end, start, StringComparison.Ordinal) is var at and >= 0 ? text[start..at] : null;

    private static List<Uri> NextGroup(WebPage page)
    {
        const string Start = "<nextgroup>";
        var start = page.Text.IndexOf(Start, StringComparison.Ordinal);
        var group = start < 0 ? null : Between(page.Text, start + Start.Length, "</nextgroup>");
        return group is not null && Reference().Match(group) is { Success: true } link
            && page.Resolve(System.Net.WebUtility.HtmlDecode(link.Groups["address"].Value)) is { } next ? [next] : [];
    }

    private static int? Total(WebPage page) =>
        TotalRecord().Match(page.Text) is { Success: true } total
            && int.TryParse(total.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : Setting(page, "totalRecord");

    private static int? Setting(WebPage page, string name)
    {
        var stated = SettingValue().Matches(page.Text).FirstOrDefault(match => match.Groups["name"].Value == name);
        return stated is not null && int.TryParse(stated.Groups["value"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }

    [GeneratedRegex(@"/art/(19|20)[0-9]{2}/[0-9]{1,2}/[0-9]{1,2}/art_[0-9]+_[0-9]+\.html$")]
    private static partial Regex Detail();

    [GeneratedRegex(@"href=[""'](?<address>[^""']+)[""']")]
    private static partial Regex Reference();

    [GeneratedRegex(@"<totalrecord>\s*(?<n>[0-9]{1,7})\s*</totalrecord>", RegexOptions.IgnoreCase)]
    private static partial Regex TotalRecord();

    [GeneratedRegex(@"\b(?<name>totalRecord|perPage|groupSize)['""]?\s*:\s*['""]?(?<value>[0-9]{1,7})")]
    private static partial Regex SettingValue();

    [GeneratedRegex(@"proxyUrl['""]?\s*:\s*['""](?<address>[^'""]+)['""]")]
    private static partial Regex ProxyAddress();

    [GeneratedRegex(@"ajaxParam['""]?\s*:\s*\{")]
    private static partial Regex AjaxParameters();

    [GeneratedRegex(@"['""]?(?<key>\w+)['""]?\s*:\s*(?<value>'[^']*'|""[^""]*""|[\w.\-]+)")]
    private static partial Regex Pair();
}
