using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>Lists whose pages only the inline script createPageHTML names: TRS WCM as most counties run it, whatever their details are called.</summary>
public sealed partial class TrsScript : ISourceKind
{
    public string Name => "trs-script";

    public bool Recognises(WebPage page) => CreatePageCall.In(page) is not null && !Platform.IsColumn(page.Address);

    public ListPage Read(WebPage page)
    {
        var list = PageLinks.Of(page, EntryLinks.Of(page, Detail()));
        return CreatePageCall.In(page) is var (pages, total) ? list with { More = [.. list.More.Union(pages)], TotalPages = total } : list;
    }

    [GeneratedRegex(@"/t(19|20)[0-9]{6}_[0-9]+\.s?html?$|/content_[0-9]+\.s?html?$|/i[0-9]{4,}\.s?html?$")]
    private static partial Regex Detail();
}
