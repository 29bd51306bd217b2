using System.Diagnostics;
using System.Globalization;
using System.Text;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Processes;

/// <summary>
/// A child that works on what nobody has vouched for: in a session of its own, so that a terminal's signals do not reach it, confined where this
/// machine allows it, and without what else is in the environment. It ends when its input is closed, which also happens when this program is killed.
/// </summary>
public sealed class ChildProcess : IDisposable
{
    // Text of the reason why it ended, for a person.
    private const int MostErrorChars = 4 << 10;

    // From the end of the input until it is killed.
    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(1.5);

    // Part of every Debian; where there is none, children share the terminal's signals.
    private static readonly string[] s_ownSession = File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid"] : [];

    private static readonly string[] s_kept = ["PATH", "LANG", "LC_ALL", "TZ", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "LD_LIBRARY_PATH"];

    private readonly Process _process;
    private readonly Task<string> _errors;

    private ChildProcess(Process process)
    {
        (_process, Id) = (process, process.Id);
        // A thread of its own: it waits as long as the child lives, and a pool of two threads was used up by two children.
        _errors = Task.Factory.StartNew(
            () => FirstOf(process.StandardError), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Of the first of its processes: with a confinement there are several.</summary>
    internal int Id { get; }

    /// <param name="folder">Its own, for all it writes.</param>
    /// <param name="heapBytes">Of its managed heap.</param>
    /// <param name="seen">A folder that it must see; null where it needs nothing but the program.</param>
    /// <exception cref="IOException">No process could be started: said with the reason.</exception>
    public static ChildProcess Start(ChildProgram program, string folder, long heapBytes, string? seen = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        var command = (string[])[.. s_ownSession, .. Confinement.Before(folder, seen), program.File, .. program.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        // What else is set may be a secret.
        foreach (var name in start.Environment.Keys.Except(s_kept).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = start.Environment["TMPDIR"] = folder;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        start.Environment["DOTNET_GCHeapHardLimit"] = heapBytes.ToString("x", CultureInfo.InvariantCulture);
        try
        {
            return new ChildProcess(ProcessStarter.Start(start));
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new IOException($"无法启动子进程：{e.Message}。 No child process could be started: {e.Message}.", e);
        }
    }

    public void Kill()
    {
        try
        {
            if (!_process.HasExited)
                ProcessTree.Kill(Id);
        }
        catch (InvalidOperationException)
        {
            // It has ended and been let go of.
        }
    }

    /// <summary>Waits a moment for its end, and kills it where that does not come.</summary>
    /// <returns>The exit code, 128 and more: by a signal, and the first of what it said of it.</returns>
    public (int ExitCode, string Said) End()
    {
        if (!_process.WaitForExit(s_ending))
            Kill();
        _process.WaitForExit();
        return (_process.ExitCode, _errors.GetAwaiter().GetResult().Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "");
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended, and left unread what it was sent last.
        }

        if (!_process.WaitForExit(s_ending))
            Kill();
        _process.WaitForExit();
        // With a confinement the first process may be gone while the last still holds the files it opened; its end of the pipe goes after them.
        _errors.Wait(s_ending);
        _process.Dispose();
    }

    private static string FirstOf(StreamReader stream)
    {
        var kept = new StringBuilder();
        var buffer = new char[1024];
        for (int count; (count = stream.Read(buffer)) > 0;)
            kept.Append(buffer, 0, Math.Min(count, MostErrorChars - kept.Length));
        return kept.ToString();
    }
}
