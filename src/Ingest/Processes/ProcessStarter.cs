using System.Collections.Concurrent;
using System.Diagnostics;

namespace PerfEval.Ingest.Processes;

/// <summary>
/// Starts processes from one thread that lives as long as this program: the kernel ends a child that asked for it when the starting thread ends, not
/// when the program does, and threads of a pool come and go.
/// </summary>
internal static class ProcessStarter
{
    private static readonly BlockingCollection<Action> s_starts = Begin();

    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program, or no further process may be started.</exception>
    public static Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>();
        s_starts.Add(() =>
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
            {
                started.SetException(e);
            }
        });
        return started.Task.GetAwaiter().GetResult();
    }

    private static BlockingCollection<Action> Begin()
    {
        var starts = new BlockingCollection<Action>();
        var thread = new Thread(() =>
        {
            foreach (var start in starts.GetConsumingEnumerable())
                start();
        })
        { IsBackground = true, Name = "starting processes" };
        thread.Start();
        return starts;
    }
}
