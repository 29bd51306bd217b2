using System.Globalization;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>
/// TRS WCM: details are t20240520_123.html, the second page of index.html is index_1.html. Where neither a link nor a script says how
/// many pages there are, the next one is tried until it is missing.
/// </summary>
public sealed partial class Trs : ISourceKind
{
    public string Name => "trs";

    public bool Recognises(WebPage page) => EntryLinks.Of(page, Detail()).Any(entry => Detail().IsMatch(entry.Address.AbsolutePath));

    public ListPage Read(WebPage page)
    {
        var list = PageLinks.Of(page, EntryLinks.Of(page, Detail()));
        if (CreatePageCall.In(page) is var (pages, total))
        {
            return list with { More = [.. list.More.Union(pages)], TotalPages = total };
        }

        var saysNothing = list.More.Count == 0 && list.TotalPages is null && !list.LeadsOnByScript && !PagingWord().IsMatch(page.Tree?.Body?.TextContent ?? "");
        return saysNothing && list.Entries.Count > 0 ? list with { Probes = Next(page) } : list;
    }

    private static List<Uri> Next(WebPage page)
    {
        var name = IndexName().Match(page.Address.AbsolutePath);
        if (!name.Success)
        {
            return [];
        }

        var number = name.Groups["number"].Success ? int.Parse(name.Groups["number"].Value, CultureInfo.InvariantCulture) + 1 : 1;
        var extension = name.Groups["extension"].Success ? name.Groups["extension"].Value : "html";
        return page.Resolve(string.Create(CultureInfo.InvariantCulture, $"index_{number}.{extension}")) is { } next ? [next] : [];
    }

    [GeneratedRegex(@"/t(19|20)[0-9]{6}_[0-9]+\.s?html?$")]
    private static partial Regex Detail();

    [GeneratedRegex("上一?页|下一?页|尾页|末页")]
    private static partial Regex PagingWord();

    [GeneratedRegex(@"/(index(_(?<number>[0-9]{1,5}))?\.(?<extension>s?html?))?$")]
    private static partial Regex IndexName();
}
