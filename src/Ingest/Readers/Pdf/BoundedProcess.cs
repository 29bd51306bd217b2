using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace PerfEval.Ingest.Readers.Pdf;

/// <summary>
/// Runs one of Debian's tools as a child with a bound on its memory. The child is killed when the reading is cancelled or its
/// output is no longer wanted, and has ended when <see cref="Dispose"/> returns.
/// </summary>
internal sealed class BoundedProcess : IDisposable
{
    private const int MaxErrorChars = 64 << 10;

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly CancellationTokenRegistration _cancelled;

    private BoundedProcess(Process process, CancellationToken cancellationToken)
    {
        _process = process;
        _errors = Task.Run(ReadErrors, CancellationToken.None);
        _cancelled = cancellationToken.Register(Kill);
    }

    public Stream Output => _process.StandardOutput.BaseStream;

    /// <summary>Where a tool lies on the PATH, null where it is not installed.</summary>
    public static string? Find(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, tool))
            .FirstOrDefault(File.Exists);

    /// <summary>Starts the tool under a limit of address space; the shell replaces itself, so there is one process to end.</summary>
    /// <exception cref="Win32Exception">There is no shell to start from.</exception>
    public static BoundedProcess Start(string tool, IEnumerable<string> arguments, string folder, ReaderLimits limits, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = folder,
            ArgumentList = { "-c", "ulimit -v $0; ulimit -t $1; ulimit -c 0; shift; exec \"$@\"" },
        };
        start.ArgumentList.Add((limits.MaxToolMemoryBytes >> 10).ToString(System.Globalization.CultureInfo.InvariantCulture));
        start.ArgumentList.Add(Math.Max(1, (long)limits.MaxTime.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture));
        start.ArgumentList.Add(tool);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        // One page at a time is fast enough, and several documents are read side by side.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        start.Environment["TMPDIR"] = folder;
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return new BoundedProcess(process, cancellationToken);
    }

    /// <summary>Waits for the end; the exit code and the first part of what the tool said on its error stream.</summary>
    public (int ExitCode, string Errors) Finish(CancellationToken cancellationToken)
    {
        _process.WaitForExit();
        cancellationToken.ThrowIfCancellationRequested();
        return (_process.ExitCode, _errors.Result);
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _errors.Wait();
        _cancelled.Dispose();
        _process.Dispose();
    }

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself between the question and the signal.
            return;
        }
    }

    /// <summary>Reads to the end, whatever is kept: a full pipe would stop the child.</summary>
    private string ReadErrors()
    {
        var kept = new StringBuilder();
        var buffer = new char[4096];
        int count;
        while ((count = _process.StandardError.Read(buffer)) > 0)
        {
            kept.Append(buffer, 0, Math.Min(count, MaxErrorChars - kept.Length));
        }

        return kept.ToString();
    }
}
