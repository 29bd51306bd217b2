using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PerfEval.Ingest.Packing;

/// <summary>Processor time of the running thread: a busy machine is not the file's fault. Elapsed time where the system does not tell it.</summary>
internal static partial class ThreadTime
{
    /// <summary>CLOCK_THREAD_CPUTIME_ID of Linux.</summary>
    private const int OfThisThread = 3;

    /// <summary>Only differences between two calls on one thread mean something.</summary>
    public static TimeSpan Now() =>
        OperatingSystem.IsLinux() && Environment.Is64BitProcess && ClockGettime(OfThisThread, out var now) == 0
            ? TimeSpan.FromSeconds(now.Seconds) + TimeSpan.FromTicks(now.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : Stopwatch.GetElapsedTime(0);

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ClockGettime(int clock, out Timespec now);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
