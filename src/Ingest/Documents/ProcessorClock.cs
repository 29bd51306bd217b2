using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PerfEval.Ingest.Documents;

/// <summary>
/// Processor time of the calling thread: unlike the time on the wall it does not grow while others use the machine. Elapsed time where the system
/// does not tell it.
/// </summary>
internal static partial class ProcessorClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Only differences between two calls on one thread mean something.</summary>
    public static TimeSpan OfThread() =>
        OperatingSystem.IsLinux() && ClockGetTime(ThreadProcessorTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : Stopwatch.GetElapsedTime(0);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGetTime(int clock, out TimeSpec time);
}
