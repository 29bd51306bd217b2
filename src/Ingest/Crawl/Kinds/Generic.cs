using PerfEval.Ingest.Crawl.Judging;

namespace PerfEval.Ingest.Crawl.Kinds;

/// <summary>Any list of links: entries are anchors with a day beside them or a title long enough, pages are what says 下一页 or a number.</summary>
public sealed class Generic : ISourceKind
{
    public string Name => "generic";

    public bool Recognises(WebPage page) => true;

    public ListPage Read(WebPage page) => PageLinks.Of(page, EntryLinks.Of(page, detail: null));
}
