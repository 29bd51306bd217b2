namespace PerfEval.Ingest.Processes;

/// <summary>What a message between this program and a reader process is.</summary>
internal enum FrameKind : byte
{
    // Requests.
    Read = 1,
    ReadMany = 2,
    Expand = 3,

    /// <summary>Ends the request in hand; the process stays.</summary>
    Cancel = 4,

    /// <summary>A page of the crawl.</summary>
    Page = 5,

    // Answers.
    Result = 11,
    Member = 12,

    /// <summary>No further member or result follows.</summary>
    End = 13,

    /// <summary>The request was cancelled.</summary>
    Cancelled = 14,

    /// <summary>The disk or another part of this machine failed: what it said.</summary>
    MachineFailed = 15,

    /// <summary>The memory was not enough; the process ends after it.</summary>
    OutOfMemory = 16,
}
