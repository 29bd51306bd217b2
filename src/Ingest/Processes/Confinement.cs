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

    private static readonly Lazy<bool> s_works = new(Try);

    /// <summary>Debian package that brings it.</summary>
    public static string Package => "bubblewrap";

    /// <summary>Whether processes can be confined on this machine.</summary>
    public static bool Works => s_works.Value;

    /// <summary>Command and arguments to put before a program; none where it does not work here.</summary>
    /// <param name="folder">The only one that may be written to.</param>
    internal static IReadOnlyList<string> Before(string folder) => Works ? Arguments(folder) : [];

    // LibreOffice puts its pipe into /tmp or /var/tmp, whatever it is told of temporary folders.
    private static string[] Arguments(string folder) =>
    [
        Command, "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "--bind", folder, folder, "--bind", folder, "/var/tmp", "--unshare-net", "--unshare-ipc", "--unshare-pid", "--die-with-parent", "--",
    ];

    private static bool Try()
    {
        var folder = Path.GetTempPath();
        var start = new ProcessStartInfo(Command) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in Arguments(folder).Skip(1).Append("true"))
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
