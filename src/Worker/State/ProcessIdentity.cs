using System.ComponentModel;
using System.Diagnostics;

namespace PerfEval.Worker.State;

/// <summary>A process told apart from a later one with the same number.</summary>
/// <param name="Node">Name of its machine.</param>
/// <param name="StartedAt">To the second.</param>
public sealed record ProcessIdentity(string Node, int Pid, DateTimeOffset StartedAt)
{
    public static ProcessIdentity Own()
    {
        using var process = Process.GetCurrentProcess();
        return new ProcessIdentity(Environment.MachineName, process.Id, StartOf(process));
    }

    /// <summary>Whether it still runs; one of another machine cannot be asked and counts as running.</summary>
    public bool IsAlive()
    {
        if (Node != Environment.MachineName)
            return true;
        try
        {
            using var process = Process.GetProcessById(Pid);
            // The kernel counts starts from boot; the clock may have been set since.
            return (StartOf(process) - StartedAt).Duration() <= TimeSpan.FromSeconds(2);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or Win32Exception)
        {
            return false;
        }
    }

    private static DateTimeOffset StartOf(Process process) =>
        DateTimeOffset.FromUnixTimeSeconds(new DateTimeOffset(process.StartTime.ToUniversalTime()).ToUnixTimeSeconds());
}
