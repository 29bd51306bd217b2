using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>
/// 集约化平台, the platform that a province runs for its counties: columns /c123456/, details /c123456/202405/ and 32 hex digits, also
/// /i1234.html and /content_123.html; further pages list_2.shtml by number or by script.
/// </summary>
public sealed partial class Platform : ISourceKind
{
    public string Name => "platform";

    public bool Recognises(WebPage page) => IsColumn(page.Address) || EntryLinks.Of(page, Detail()).Any(entry => Detail().IsMatch(entry.Address.AbsolutePath));

    public ListPage Read(WebPage page)
    {
        var list = PageLinks.Of(page, EntryLinks.Of(page, Detail()));
        return CreatePageCall.In(page) is var (pages, total) ? list with { More = [.. list.More.Union(pages)], TotalPages = total } : list;
    }

    internal static bool IsColumn(Uri address) => Column().IsMatch(address.AbsolutePath);

    [GeneratedRegex(
        @"/c[0-9]{4,}/[0-9]{6}/[0-9a-f]{32}\.s?html?$|/c[0-9]{4,}/[0-9]{6}/(content_|c|i)?[0-9]+\.s?html?$|/i[0-9]{4,}\.s?html?$|/content_[0-9]+\.s?html?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex Detail();

    [GeneratedRegex(@"/c[0-9]{4,}/((list|index|common_list)(_[0-9]+)?\.s?html?)?$")]
    private static partial Regex Column();
}
