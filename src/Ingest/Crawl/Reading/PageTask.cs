namespace PerfEval.Ingest.Crawl.Reading;

/// <summary>What the crawl wants to know of a page.</summary>
public enum PageTask : byte
{
    /// <summary>Only why it is no list and no report.</summary>
    Judgement = 1,

    /// <summary>What it says as a page of a list.</summary>
    List = 2,

    /// <summary>What it says as the page of a list's entry, which may turn out to be a list itself.</summary>
    Entry = 3,

    /// <summary>The same of a copy that the archive has: it was judged when it came.</summary>
    Copy = 4,
}
