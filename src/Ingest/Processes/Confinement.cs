using System.ComponentModel;
using System.Diagnostics;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Processes;

/// <summary>
/// Bubblewrap, where it is installed and the kernel allows it: what runs in it has no network, may write to one folder only, and ends with
/// all it started when this program does. Whether it works is tried once, since containers and hardened kernels refuse it in many ways.
/// </summary>
public static class Confinement
{
    /// <summary>Name on the PATH.</summary>
    public const string Command = "bwrap";

    private const int TrialSeconds = 5;

    private static readonly string[] s_covered = ["/dev/", "/var/tmp/"];

    private static readonly Lazy<bool> s_works = new(Try);

    /// <summary>Debian package that brings it.</summary>
    public static string Package => "bubblewrap";

    /// <summary>Whether processes can be confined on this machine.</summary>
    public static bool Works => s_works.Value;

    /// <summary>Command and arguments to put before a program; none where it does not work here.</summary>
    /// <param name="folder">The only one that may be written to.</param>
    /// <param name="seen">A folder that it must see, wherever it lies; null where none is needed.</param>
    internal static IReadOnlyList<string> Before(string folder, string? seen) => Works ? Arguments(folder, seen) : [];

    // LibreOffice puts its pipe into /tmp or /var/tmp, whatever it is told of temporary folders.
    private static string[] Arguments(string folder, string? seen) =>
    [
        Command, "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--bind", folder, "/var/tmp",
        .. seen is not null && IsHidden(seen) && Directory.Exists(seen) ? new[] { "--ro-bind", seen, seen } : [],
        "--bind", folder, folder, "--unshare-net", "--unshare-ipc", "--unshare-pid", "--die-with-parent", "--",
    ];

    // By what lies over it; /dev/shm is a place like any other.
    private static bool IsHidden(string folder) => s_covered.Any(covered => (folder + "/").StartsWith(covered, StringComparison.Ordinal));

    private static bool Try()
    {
        var folder = Path.GetTempPath();
        var start = new ProcessStartInfo(Command) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in Arguments(folder, null).Skip(1).Append("true"))
            start.ArgumentList.Add(argument);
        try
        {
            using var trial = ProcessStarter.Start(start);
            if (trial.WaitForExit(TimeSpan.FromSeconds(TrialSeconds)))
                return trial.ExitCode == 0;
            ProcessTree.Kill(trial.Id);
            return false;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
