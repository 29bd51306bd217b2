using System.Runtime.InteropServices;

namespace PerfEval.Ingest.Documents;

/// <summary>Processor time of the calling thread: unlike the time on the wall it does not grow while others use the machine.</summary>
internal static partial class ProcessorClock
{
    private const int ThreadProcessorTime = 3;

    /// <summary>Since the thread began.</summary>
    public static TimeSpan OfThread() =>
        ClockGetTime(ThreadProcessorTime, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000) : TimeSpan.Zero;

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
