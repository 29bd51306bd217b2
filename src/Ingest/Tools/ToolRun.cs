using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PerfEval.Ingest.Documents;

namespace PerfEval.Ingest.Tools;

/// <summary>
/// A program as a child in a process group of its own, under limits of memory and size of the files it writes. Its output is read as it
/// comes, or whole by <see cref="Run"/>. It is killed when the reading is cancelled or <see cref="Dispose"/> comes first, and has ended then.
/// <c>timeout</c> makes the group and ends it should this process die; <c>prlimit</c> sets the limits (both are essential packages of Debian).
/// Killing the group matters: soffice is a chain of three processes, of which the last would survive the first.
/// </summary>
internal sealed class ToolRun : IDisposable
{
    private const int MaxErrorBytes = 64 << 10;
    private const int GraceSeconds = 5;
    private const int SignalKill = 9;

    private readonly Process _process;
    private readonly int _group;
    private readonly Task<string> _errors;
    private readonly CancellationTokenRegistration _cancelled;

    private ToolRun(Process process, CancellationToken ct)
    {
        (_process, _group) = (process, process.Id);
        _errors = Task.Run(() => Encoding.UTF8.GetString(Read(_process.StandardError.BaseStream, MaxErrorBytes, null).Bytes.Span), CancellationToken.None);
        _cancelled = ct.Register(Kill);
    }

    /// <summary>Standard output as it comes; it ends early where the child was killed.</summary>
    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Starts the program; <see cref="ReaderLimits.MaxTime"/> is the caller's to keep through the token.</summary>
    /// <param name="folder">Private folder in which the tool works: its home, its place for temporary files and where it starts.</param>
    /// <exception cref="OperationCanceledException">Cancelled before it began.</exception>
    public static ToolRun Start(string program, IEnumerable<string> arguments, string folder, ReaderLimits limits, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var process = Process.Start(StartInfo(program, arguments, folder, limits))!;
        process.StandardInput.Close();
        return new ToolRun(process, ct);
    }

    /// <summary>Blocks until the child has ended by itself, at <see cref="ReaderLimits.MaxTime"/> or by too much output.</summary>
    /// <param name="maxOutputBytes">The child is killed once it prints more than this.</param>
    /// <inheritdoc cref="Start"/>
    public static ToolOutcome Run(
        string program, IEnumerable<string> arguments, string folder, ReaderLimits limits, long maxOutputBytes, CancellationToken ct)
    {
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timed.CancelAfter(limits.MaxTime);
        using var run = Start(program, arguments, folder, limits, timed.Token);
        var (output, whole) = Read(run.Output, maxOutputBytes, run.Kill);
        var (exitCode, errors) = run.Finish(ct);
        var end = timed.IsCancellationRequested ? ToolEnd.TimedOut : whole ? ToolEnd.Exited : ToolEnd.TooMuchOutput;
        return new ToolOutcome(end, exitCode, output, errors);
    }

    /// <summary>Waits for the end; the exit code and the first part of what the tool said on its error stream.</summary>
    /// <exception cref="OperationCanceledException">Cancelled from outside; the child was killed.</exception>
    public (int ExitCode, string Errors) Finish(CancellationToken ct)
    {
        // A reader that stopped early, at output it could not parse, must not leave the child waiting before a full pipe.
        Output.CopyTo(Stream.Null);
        var errors = _errors.GetAwaiter().GetResult();
        _process.WaitForExit();
        ct.ThrowIfCancellationRequested();
        return (_process.ExitCode, errors);
    }

    public void Dispose()
    {
        _cancelled.Dispose();
        if (!_process.HasExited)
        {
            Kill();
        }

        _errors.Wait();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string program, IEnumerable<string> arguments, string folder, ReaderLimits limits)
    {
        // The last resort: who reads the output ends it earlier, and knows then what was read by that time.
        var seconds = Math.Ceiling((limits.MaxTime * ReaderLimits.WallTimes).TotalSeconds) + GraceSeconds;
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
        // tesseract: one page at a time is fast enough, and several documents are read side by side.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
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

    private void Kill()
    {
        // The group does not exist yet in the first instants of the child; then the child is all there is to end.
        if (SendSignal(-_group, SignalKill) != 0 && !_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int process, int signal);
}
