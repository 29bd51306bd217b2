using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Kinds;

namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>One list while it is walked: pages to come, what it claimed of its length, and whether it goes round in a circle.</summary>
internal sealed partial class WalkedList(Uri start)
{
    private readonly Queue<(Uri Address, bool IsProbe)> _pages = new([(start, false)]);
    private readonly List<string> _contents = [];
    private int _entries;
    private int? _totalPages;
    private int? _totalEntries;
    private bool _circle;
    private bool _withDays;
    private Uri? _withoutDays;

    /// <summary>Name of the kind that its first page was read as; null before.</summary>
    public string? Kind { get; set; }

    /// <summary>Pages read.</summary>
    public int Pages => _contents.Count;

    /// <param name="walked">Addresses that were asked for already, by this list or another.</param>
    public bool TryTake(HashSet<Uri> walked, [NotNullWhen(true)] out Uri? address, out bool isProbe)
    {
        while (_pages.TryDequeue(out var next))
        {
            // index.html and the folder are one page.
            if (walked.Add(Folded(next.Address)))
            {
                (address, isProbe) = next;
                return true;
            }
        }

        (address, isProbe) = (null, false);
        return false;
    }

    /// <summary>Takes note of a page that was read.</summary>
    /// <returns>Whether it shows what another page showed: then it leads nowhere new.</returns>
    public bool Take(Uri address, ListPage page)
    {
        // Pages are only compared; two thousand of them would be gigabytes.
        var content = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', page.Entries.Select(entry => entry.Address.AbsoluteUri)))));
        var repeated = page.Entries.Count > 0 && _contents.Contains(content);

        // The first page has two addresses in many systems. Any other page that shows the same again was to show something else.
        _circle |= repeated && !(content == _contents[0] && FirstPage().IsMatch(address.PathAndQuery));
        var hasDays = page.Entries.Any(entry => entry.PublishedOn is not null);
        _withDays |= hasDays;
        _withoutDays ??= hasDays || page.OnlyNamesItsData || page.IsEmptyByData ? null : address;
        _contents.Add(content);
        _entries += repeated ? 0 : page.Entries.Count;

        _totalPages = page.TotalPages ?? _totalPages;
        _totalEntries = page.TotalEntries ?? _totalEntries;
        return repeated;
    }

    public void Continue(ListPage page)
    {
        foreach (var address in page.More)
        {
            _pages.Enqueue((address, false));
        }

        foreach (var address in page.Probes)
        {
            _pages.Enqueue((address, true));
        }
    }

    /// <summary>Why what was walked cannot be the whole list; null where it may be.</summary>
    public FetchReason? Shortfall() =>
        _totalPages is { } pages && _contents.Distinct().Count() < pages
            ? new FetchReason(
                "pages_missing", $"列表称有 {pages} 页，只见到 {_contents.Distinct().Count()} 页。",
                $"The list says that it has {pages} pages; {_contents.Distinct().Count()} were seen.")
        : _totalEntries is { } entries && _entries < entries
            ? new FetchReason("entries_missing", $"列表称有 {entries} 条，只见到 {_entries} 条。", $"The list says that it has {entries} entries; {_entries} were seen.")
        : _withDays && _withoutDays is not null
            ? new FetchReason(
                "entries_missing", $"列表中有一页没有条目：{_withoutDays.PathAndQuery}。", $"One page of the list has no entries: {_withoutDays.PathAndQuery}.")
        : _circle && _totalPages is null && _totalEntries is null
            ? new FetchReason("paging_circle", "翻页在原地打转。", "The list's pages go round in a circle.")
        : null;

    // index_1 is the second page wherever it is written so.
    [GeneratedRegex(@"(?<!index)[_/=](0|1)(\.\w+)?(&|$)")]
    private static partial Regex FirstPage();

    private static Uri Folded(Uri address)
    {
        const string Index = "/index.html";
        return address.Query.Length == 0 && address.AbsolutePath.EndsWith(Index, StringComparison.Ordinal)
            ? new Uri(address.AbsoluteUri[..^(Index.Length - 1)])
            : address;
    }
}
