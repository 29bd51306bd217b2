using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>政府信息公开目录: entries are rows of a table with number, name and day; details /public/6617/100100.html, pages by a query.</summary>
public sealed partial class Catalogue : ISourceKind
{
    public string Name => "catalogue";

    public bool Recognises(WebPage page) => EntryLinks.Of(page, Detail()).Any(entry => Detail().IsMatch(entry.Address.PathAndQuery));

    public ListPage Read(WebPage page) => PageLinks.Of(page, EntryLinks.Of(page, Detail()));

    [GeneratedRegex(
        @"/public/[0-9]+/[0-9]+\.s?html?$|/xxgk-show-[0-9]+\.s?html?$|/(xxgk|zfxxgk|gkml)/.*(detail|show|content)[^/]*[?=_-][0-9]+",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Detail();
}
