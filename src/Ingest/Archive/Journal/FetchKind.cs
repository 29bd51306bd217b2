namespace PerfEval.Ingest.Archive.Journal;

/// <summary>What a crawl expects behind an address.</summary>
public static class FetchKind
{
    public const string List = "list";

    /// <summary>A page that leads to attachments; a document itself where a <see cref="Listing"/> with role page says so.</summary>
    public const string Page = "page";

    public const string Attachment = "attachment";

    public const string Robots = "robots";

    /// <summary>A file of this machine.</summary>
    public const string File = "file";
}
