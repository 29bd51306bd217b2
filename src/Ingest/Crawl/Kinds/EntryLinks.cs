using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>Takes the entries out of a list's HTML: anchors with the title they say and the day printed beside them.</summary>
internal static class EntryLinks
{
    private const int ShortestTitle = 6;

    /// <summary>Anchors to details, in page order, each occurrence.</summary>
    /// <param name="detail">Addresses by which the kind knows its detail pages; null where an entry is told by its day or its long title.</param>
    public static List<ListEntry> Of(WebPage page, Regex? detail)
    {
        var entries = new List<ListEntry>();
        foreach (var (address, title, day) in page.Anchors)
        {
            page.Work.Step();
            var isEntry = title.Length > 0 && (detail?.IsMatch(address.PathAndQuery) == true || FileLink.IsFile(address)
                || (title.Length >= ShortestTitle && (day is not null || detail is null)));
            if (isEntry)
            {
                entries.Add(new ListEntry(address, title, day));
            }
        }

        return entries;
    }
}
