using PerfEval.Ingest.Readers;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>Bounds that no mutant may exceed.</summary>
internal static class FuzzLimits
{
    /// <summary>As ingest has them, but for a shorter time: a small file that needs longer is a find.</summary>
    public static ReaderLimits Reader { get; } = new() { MaxTime = TimeSpan.FromSeconds(20) };

    /// <summary>Beyond the reader's limit, for reading to end and for recognising what was read.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(5);

    /// <summary>Peak resident set of the process that reads all mutants of a format.</summary>
    public const int PeakMegabytes = 1024;
}
