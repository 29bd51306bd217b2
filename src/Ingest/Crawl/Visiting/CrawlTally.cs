namespace PerfEval.Ingest.Crawl.Visiting;

/// <summary>Counts of a running crawl.</summary>
internal sealed class CrawlTally
{
    public int Lists { get; set; }

    public int Pages { get; set; }

    public int New { get; set; }

    public int Changed { get; set; }

    public int Withdrawn { get; set; }

    public int Unchanged { get; set; }

    public int Duplicates { get; set; }

    public int Failed { get; set; }

    public int Quarantined { get; set; }

    public int Visited { get; set; }
}
