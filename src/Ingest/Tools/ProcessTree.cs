using System.Globalization;
using System.Runtime.InteropServices;

namespace PerfEval.Ingest.Tools;

/// <summary>A process with all that it started, as Linux' /proc shows them at this moment.</summary>
internal static class ProcessTree
{
    private const int SignalKill = 9;
    private const int MostLooks = 100;

    // Of /proc/PID/stat after the name, which may hold blanks and brackets: the 14th to 17th of all fields.
    private const int FirstTime = 11;
    private const int Times = 4;

    // Linux gives times in hundredths of a second to every program, whatever its own clock.
    private const long TicksPerUnit = TimeSpan.TicksPerSecond / 100;

    /// <summary>
    /// Processor time of the processes and of those that they started and that have ended, and bytes in memory that they share with no file; 0 where
    /// there is no such process.
    /// </summary>
    public static (TimeSpan ProcessorTime, long PrivateBytes) Use(int process)
    {
        var all = Of(process);
        return (new TimeSpan(all.Sum(TicksOf)), all.Sum(PrivateBytesOf));
    }

    /// <summary>Kills all of them. One that starts another at this moment is found by the next look.</summary>
    public static void Kill(int process)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var alive = Of(process);
            // The first last: it may be this process.
            foreach (var one in Enumerable.Reverse(alive))
                _ = SendSignal(one, SignalKill);
            // The first is gone only when its parent has asked how it ended; what it started is nobody's child by then.
            if (alive.Count <= 1)
                return;
            Thread.Sleep(1);
        }
    }

    private static List<int> Of(int process)
    {
        var all = new List<int>();
        if (Directory.Exists($"/proc/{process}"))
            all.Add(process);
        for (var i = 0; i < all.Count; i++)
            all.AddRange(ChildrenOf(all[i]));
        return all;
    }

    // Each thread lists those that it started itself.
    private static IEnumerable<int> ChildrenOf(int process)
    {
        string[] threads;
        try
        {
            threads = Directory.GetDirectories($"/proc/{process}/task");
        }
        catch (IOException)
        {
            return [];
        }

        return threads.SelectMany(thread => (ReadOrNull($"{thread}/children") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture));
    }

    private static long TicksOf(int process)
    {
        if (ReadOrNull($"/proc/{process}/stat") is not { Length: > 0 } stat)
            return 0;
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return fields.Skip(FirstTime).Take(Times).Sum(field => long.Parse(field, CultureInfo.InvariantCulture)) * TicksPerUnit;
    }

    private static long PrivateBytesOf(int process) =>
        ReadOrNull($"/proc/{process}/statm")?.Split(' ') is [_, var resident, var shared, ..]
            ? (long.Parse(resident, CultureInfo.InvariantCulture) - long.Parse(shared, CultureInfo.InvariantCulture)) * Environment.SystemPageSize
            : 0;

    // A process may end between any two looks at it.
    private static string? ReadOrNull(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
