namespace PerfEval.Ingest.Documents;

/// <summary>Bounds under which every reader works; each hit is a named rejection, none is silent.</summary>
public sealed record ReaderLimits
{
    /// <summary>Largest file taken at all, in bytes.</summary>
    public long MaxFileBytes { get; init; } = 256L << 20;

    /// <summary>Decompressed bytes of one archive part or of all parts together.</summary>
    public long MaxUnpackedBytes { get; init; } = 1L << 30;

    /// <summary>Decompressed bytes per compressed byte, counted once a part exceeds one MiB.</summary>
    public int MaxRatio { get; init; } = 100;

    public int MaxArchiveEntries { get; init; } = 10_000;

    /// <summary>Archives inside one another that are opened: 2 reads a.zip!b.zip!c.docx.</summary>
    public int MaxArchiveDepth { get; init; } = 2;

    /// <summary>Nesting of XML or HTML elements; deeper input could overflow the stack of recursive code.</summary>
    public int MaxElementDepth { get; init; } = 100;

    /// <summary>Elements of one web page; each takes some 800 bytes with its text until its blocks are read.</summary>
    public int MaxElements { get; init; } = 300_000;

    public int MaxCells { get; init; } = 500_000;

    public int MaxTextChars { get; init; } = 50_000_000;

    public int MaxPages { get; init; } = 2_000;

    /// <summary>Painted lines taken from one page; a drawing of more is no table.</summary>
    public int MaxPageLines { get; init; } = 50_000;

    /// <summary>
    /// Characters and lines on all pages of one document together, about 2,000 full pages; each takes some hundred bytes until the tables
    /// are found.
    /// </summary>
    public int MaxPageMarks { get; init; } = 2_000_000;

    /// <summary>Pages of one document that are recognised from their picture.</summary>
    public int MaxScannedPages { get; init; } = 100;

    /// <summary>Pixels of one page when it is recognised from its picture, one byte each.</summary>
    public int MaxPagePixels { get; init; } = 60_000_000;

    /// <summary>Address space of a tool that runs as a child process.</summary>
    public long MaxToolMemoryBytes { get; init; } = 1L << 30;

    /// <summary>Memory of a reader process with all that it has started, without what it shares with files.</summary>
    public long MaxReaderMemoryBytes { get; init; } = 640L << 20;

    /// <summary>Processor time of one document: a busy machine takes longer, and reads the same.</summary>
    public TimeSpan MaxTime { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>After this many times <see cref="MaxTime"/> by the clock nothing moves any more.</summary>
    public const int WallTimes = 5;
}
