namespace PerfEval.Ingest.Archive.Journal;

/// <summary>How a place of the journal is not as it was written.</summary>
public enum JournalFaultKind
{
    /// <summary>The line's own checksum does not hold.</summary>
    Damaged,

    /// <summary>The line is whole, and of a kind that this program does not know.</summary>
    Unknown,

    /// <summary>The line is whole, and the one before it is not the one that was there when it was written.</summary>
    Broken,

    /// <summary>Files with higher numbers are there, and this one is not.</summary>
    Missing,

    /// <summary>What is there is a folder.</summary>
    Folder,

    /// <summary>What is there is a pipe, a device or a socket.</summary>
    Special,

    /// <summary>The last line has no end: it is being written, or a write was cut off.</summary>
    Torn,
}
