using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PerfEval.Ingest.Readers;

namespace PerfEval.Ingest.Tools;

/// <summary>
/// Runs a program as a child in a process group of its own, under limits of time, memory and size of the files it writes.
/// <c>timeout</c> makes the group and ends it should this process die; <c>prlimit</c> sets the limits (both are essential packages of Debian).
/// Killing the group matters: soffice is a chain of three processes, of which the last would survive the first.
/// </summary>
internal static class ToolRun
{
    private const int MaxErrorBytes = 64 << 10;
    private const int GraceSeconds = 5;
    private const int Kill = 9;

    /// <summary>Blocks until the child has ended and its output is read.</summary>
    /// <param name="folder">Private folder in which the tool works: its home, its place for temporary files and where it starts.</param>
    /// <param name="maxOutputBytes">The child is killed once it prints more than this.</param>
    /// <exception cref="OperationCanceledException">Cancelled from outside; the child was killed.</exception>
    public static ToolOutcome Run(
        string program, IEnumerable<string> arguments, string folder, ReaderLimits limits, long maxOutputBytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var process = Process.Start(StartInfo(program, arguments, folder, limits))!;
        process.StandardInput.Close();
        var group = process.Id;
        timed.CancelAfter(limits.MaxTime);
        using var killing = timed.Token.Register(() => KillGroup(process, group));
        var errors = Task.Run(() => Read(process.StandardError.BaseStream, MaxErrorBytes, null), CancellationToken.None);
        var (output, whole) = Read(process.StandardOutput.BaseStream, maxOutputBytes, () => KillGroup(process, group));
        var (errorBytes, _) = errors.GetAwaiter().GetResult();
        process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        var end = timed.IsCancellationRequested ? ToolEnd.TimedOut : whole ? ToolEnd.Exited : ToolEnd.TooMuchOutput;
        return new ToolOutcome(end, process.ExitCode, output, Encoding.UTF8.GetString(errorBytes.Span));
    }

    private static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, string folder, ReaderLimits limits)
    {
        var seconds = Math.Ceiling(limits.MaxTime.TotalSeconds) + GraceSeconds;
        var start = new ProcessStartInfo("timeout")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
            ArgumentList =
            {
                "--signal=KILL", seconds.ToString(CultureInfo.InvariantCulture),
                "prlimit", Limit("data", limits.MaxToolMemoryBytes), Limit("fsize", limits.MaxUnpackedBytes), "--core=0", "--", program,
            },
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["HOME"] = folder;
        start.Environment["TMPDIR"] = folder;
        start.Environment["LC_ALL"] = "C.UTF-8";
        return start;
    }

    private static string Limit(string name, long bytes) => string.Create(CultureInfo.InvariantCulture, $"--{name}={bytes}");

    /// <summary>Reads to the end whatever is kept: a full pipe would stop the child.</summary>
    private static (ReadOnlyMemory<byte> Bytes, bool Whole) Read(Stream stream, long limit, Action? whenFull)
    {
        var kept = new MemoryStream();
        var whole = true;
        var buffer = new byte[64 << 10];
        for (int count; (count = stream.Read(buffer)) > 0;)
        {
            var room = (int)Math.Min(count, limit - kept.Length);
            kept.Write(buffer, 0, room);
            if (room < count && whole)
            {
                whole = false;
                whenFull?.Invoke();
            }
        }

        return (kept.GetBuffer().AsMemory(0, (int)kept.Length), whole);
    }

    private static void KillGroup(Process process, int group)
    {
        // The group does not exist yet in the first instants of the child; then the child is all there is to end.
        if (SendSignal(-group, Kill) != 0 && !process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
