using System.Text.Json;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>Finds the entries inside the JSON of a list, whatever its wrapping: the longest array of objects that have a link and a title.</summary>
internal static class JsonRows
{
    private const int MaxDepth = 8;

    private static readonly string[] s_links =
    [
        "url",
        "link",
        "href",
        "linkurl",
        "docpuburl",
        "puburl",
        "puburls",
        "infourl",
        "detailurl",
        "pageurl",
        "urlpath",
        "path"
    ];
    private static readonly string[] s_titles = ["title", "doctitle", "showtitle", "infotitle", "name", "subject", "linktitle"];
    private static readonly string[] s_days =
    [
        "date",
        "pubdate",
        "publishdate",
        "publisheddate",
        "publishtime",
        "publishedtime",
        "pubtime",
        "docreltime",
        "docpubtime",
        "showdate",
        "createtime",
        "createdate",
        "time"
    ];

    public static List<ListEntry> Entries(JsonElement root, WebPage page)
    {
        var best = Arrays(root, 0).Select(array => Rows(array, page)).MaxBy(rows => rows.Count);
        return best ?? [];
    }

    /// <summary>Whether the data has a list and nothing in it; a message such as {"code":500} has none.</summary>
    public static bool HasEmptyList(JsonElement root) => Arrays(root, 0).Any(array => array.GetArrayLength() == 0);

    /// <summary>A whole number under one of the names, wherever it stands outside the entries.</summary>
    public static int? Number(JsonElement element, IReadOnlyCollection<string> names, int depth = 0)
    {
        if (element.ValueKind != JsonValueKind.Object || depth > MaxDepth)
        {
            return null;
        }

        foreach (var property in element.EnumerateObject())
        {
            if (names.Contains(property.Name.ToLowerInvariant())
                && (property.Value.ValueKind is JsonValueKind.Number
                    ? property.Value.TryGetInt32(out var number)
                    : int.TryParse(Text(property.Value), out number)))
            {
                return number;
            }
        }

        return element.EnumerateObject().Select(property => Number(property.Value, names, depth + 1)).FirstOrDefault(number => number is not null);
    }

    private static IEnumerable<JsonElement> Arrays(JsonElement element, int depth) =>
        depth > MaxDepth ? []
        : element.ValueKind == JsonValueKind.Array ? [element]
        : element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().SelectMany(property => Arrays(property.Value, depth + 1))
        : [];

    private static List<ListEntry> Rows(JsonElement array, WebPage page)
    {
        var entries = new List<ListEntry>();
        foreach (var row in array.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object))
        {
            page.Work.Step();
            if (page.Resolve(Value(row, s_links)) is { } address && Value(row, s_titles) is { Length: > 0 } title)
            {
                using var plain = page.Fragment(title);
                entries.Add(
                    new ListEntry(address, (plain.Tree?.Body?.TextContent ?? title).Trim(), Value(row, s_days) is { } day ? PageDates.InValue(day) : null));
            }
        }

        return entries;
    }

    private static string? Value(JsonElement row, string[] names) =>
        names.Select(name => row.EnumerateObject().FirstOrDefault(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value)
            .Where(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
            .Select(Text)
            .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        _ => null,
    };
}
