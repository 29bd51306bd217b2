using System.Text.RegularExpressions;
using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>
/// 博达 VSB: details /info/1023/4500.htm. Its lists count downwards, so that old pages keep their address: after ysjs.htm comes
/// ysjs/4.htm, then ysjs/3.htm.
/// </summary>
public sealed partial class Vsb : ISourceKind
{
    public string Name => "vsb";

    public bool Recognises(WebPage page) => EntryLinks.Of(page, Detail()).Any(entry => Detail().IsMatch(entry.Address.PathAndQuery));

    public ListPage Read(WebPage page) => PageLinks.Of(page, EntryLinks.Of(page, Detail()));

    [GeneratedRegex(@"/info/[0-9]+/[0-9]+\.htm$|/content\.jsp\?.*wbnewsid=[0-9]+", RegexOptions.NonBacktracking)]
    private static partial Regex Detail();
}
