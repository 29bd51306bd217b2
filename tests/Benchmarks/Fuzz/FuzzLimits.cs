using PerfEval.Ingest.Documents;

namespace PerfEval.Benchmarks.Fuzz;

/// <summary>Bounds that no mutant may exceed.</summary>
internal static class FuzzLimits
{
    /// <summary>Recognising a page from its picture takes a second; every so many mutants may have one page of it.</summary>
    private const int RecognisedOnceIn = 20;

    public static TimeSpan Time { get; } = TimeSpan.FromSeconds(20);

    /// <summary>As ingest has them, but for a shorter time: a small file that needs longer is a find.</summary>
    public static ReaderLimits Reader(int number) => new() { MaxTime = Time, MaxScannedPages = number % RecognisedOnceIn == 0 ? 1 : 0 };

    /// <summary>Beyond the reader's limit, for reading to end and for recognising what was read.</summary>
    public static TimeSpan Grace { get; } = TimeSpan.FromSeconds(5);

    /// <summary>By the clock, after which a mutant hangs: its reader has been replaced twice by then, whatever else the machine does.</summary>
    public static TimeSpan Hang { get; } = (2 * ReaderLimits.WallTimes * Time) + (2 * Grace);

    /// <summary>
    /// Managed heap of the process that has the mutants read: one that needs more is a find, while a collector that sees a large machine would let
    /// rubbish lie.
    /// </summary>
    public const int HeapMegabytes = 768;

    /// <summary>Peak resident memory of all processes together: that one, its readers and their tools.</summary>
    public const int PeakMegabytes = 2000;
}
