namespace PerfEval.Ingest.Archive.Journal;

/// <summary>The outcomes that the archive itself understands; any other word means that there are no new bytes.</summary>
public static class FetchOutcome
{
    /// <summary>The bytes are in the store under their hash.</summary>
    public const string Stored = "stored";

    /// <summary>The whole answer came again with the bytes of the last time.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>304: the server says that nothing changed.</summary>
    public const string NotModified = "not_modified";

    public const string NotFound = "not_found";
    public const string Refused = "refused";
    public const string Failed = "failed";

    /// <summary>An error page served as a document, and the like: bytes may be kept, but are no version of the document.</summary>
    public const string Quarantined = "quarantined";

    public const string Robots = "robots";
    public const string TooLarge = "too_large";

    /// <summary>The bytes are those of a forgotten document and were dropped.</summary>
    public const string Forgotten = "forgotten";
}
