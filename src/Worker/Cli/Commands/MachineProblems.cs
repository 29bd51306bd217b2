using System.Globalization;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>
/// What the machine refuses, by its real name: .NET, DuckDB and SQLite wrap it in words of their own, such as an assembly that could not be found where no
/// file handle was left.
/// </summary>
public static class MachineProblems
{
    /// <summary>Open files below which a command may not even start: the program's own parts are some hundred files.</summary>
    private const int LeastHandles = 256;

    /// <summary>
    /// Of serve, which keeps the state, the warehouse, jobs and connections open beside them: with less the runtime ends as if memory were out.
    /// </summary>
    public const int LeastHandlesOfServe = 512;

    private const string Limits = "/proc/self/limits";

    /// <summary>Before anything is done; null where there is room.</summary>
    /// <param name="limits">Text of /proc/self/limits.</param>
    public static Problem? TooFewHandles(string limits, int least = LeastHandles) =>
        OpenFiles(limits) is { } allowed && allowed < least
            ? new Problem(
                $"此进程只能打开 {allowed} 个文件，至少需要 {least} 个。", $"This process may open {allowed} files only; it needs {least} at least.",
                "ulimit -n 1024, or LimitNOFILE= of the service, and run the command again")
            : null;

    /// <summary>The same of this process.</summary>
    public static Problem? TooFewHandles(int least = LeastHandles) => File.Exists(Limits) ? TooFewHandles(File.ReadAllText(Limits), least) : null;

    /// <returns>Null where the machine has nothing to do with it.</returns>
    public static Problem? Of(Exception e)
    {
        for (var cause = e; cause is not null; cause = cause.InnerException)
        {
            if (Of(cause.Message) is var (chinese, english, next))
                return new Problem(chinese, $"{english} {e.Message.TrimEnd()}", next);
        }

        return null;
    }

    private static (string Chinese, string English, string Next)? Of(string message) => message switch
    {
        _ when Says(message, "Too many open files") || Says(message, "Could not load file or assembly") => (
            "文件句柄已用尽。", "No file handle is left:", "ulimit -n 1024, or LimitNOFILE= of the service, and run the command again"),
        _ when Says(message, "Read-only file system") || Says(message, "readonly database") => (
            "磁盘只读，不能写入。", "The disk is read-only:", "mount it for writing, or take another place with --db DIR/warehouse.duckdb"),
        _ when Says(message, "No space left on device") || Says(message, "database or disk is full") || Says(message, "Disk full") => (
            "磁盘已满；先前存入的内容不受影响。", "The disk is full, what was stored before is there:", "free some space and run the command again"),
        _ when Says(message, "TMPDIR") => ("临时目录不可用。", "There is no temporary folder:", "export TMPDIR=/tmp, or another folder that can be written to"),
        _ => null,
    };

    private static bool Says(string message, string words) => message.Contains(words, StringComparison.OrdinalIgnoreCase);

    // "Max open files            1024                 524288               files": the limit that holds, then the one it may be raised to. Every
    // command passes here, so without a pattern: their library takes longer to load than the rest of a --help.
    private static int? OpenFiles(string limits)
    {
        const string Name = "Max open files ";
        var line = limits.Split('\n').FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal));
        return line?[Name.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var allowed, _, ..]
            && int.TryParse(allowed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
    }
}
