using System.Diagnostics;
using System.Reflection;

namespace PerfEval.Worker.Sandbox;

/// <summary>One child and the pipe to it, as the parent sees them. What the child sends is believed no more than the statement that it ran.</summary>
internal sealed class SandboxProcess : IDisposable
{
    // Without the heap's limit the runtime reserves more addresses than the child may have.
    private const string ManagedHeap = "0x18000000";

    // The rest of the environment may hold secrets, and is none of the statement's business.
    private static readonly string[] s_kept = ["PATH", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TZ"];

    private readonly TimeSpan _time;
    private readonly Process _process;
    private readonly Stream _input;
    private readonly Stream _output;
    private bool _timedOut;

    /// <param name="folder">The child's own, with spill and out in it.</param>
    /// <param name="time">What a statement has, for the message.</param>
    public SandboxProcess(string folder, TimeSpan time)
    {
        _time = time;
        _process = Process.Start(StartInfo(folder)) ?? throw new InvalidOperationException("The sandbox did not start.");
        _input = _process.StandardInput.BaseStream;
        _output = _process.StandardOutput.BaseStream;
        // An overflowing stack prints thousands of lines.
        _ = _process.StandardError.BaseStream.CopyToAsync(Stream.Null);
    }

    public void Send(FrameKind kind, Action<BinaryWriter> values)
    {
        try
        {
            Frame.Write(_input, kind, values);
        }
        catch (IOException)
        {
            // It has ended; that nothing comes back says so, too.
        }
    }

    /// <summary>The next frame; the child is killed where it does not come in time.</summary>
    /// <param name="left">Time that the statement has left; what was waited is taken off.</param>
    /// <exception cref="SandboxException">The child has ended.</exception>
    public Frame Receive(ref TimeSpan left, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        using var watch = new Timer(static process => ((SandboxProcess)process!).TimeOut(), this, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        using var stop = ct.UnsafeRegister(static process => ((SandboxProcess)process!).Kill(), this);
        Frame? frame = null;
        try
        {
            frame = Frame.Read(_output);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            Kill();
        }

        ct.ThrowIfCancellationRequested();
        left -= waited.Elapsed;
        return frame ?? throw Ended();
    }

    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // It has ended already.
        }
    }

    public void Dispose()
    {
        Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void TimeOut()
    {
        _timedOut = true;
        Kill();
    }

    private SandboxException Ended()
    {
        Kill();
        _process.WaitForExit();
        return _timedOut
            ? new SandboxException(SandboxFailure.TooMuch, $"语句用时超过 {_time.TotalSeconds:0} 秒，已停止。", $"The statement took more than {_time.TotalSeconds:0} s and was stopped.")
            : new SandboxException(
                SandboxFailure.TooMuch, "语句嵌套过深或所需内存过多，沙箱已中止。", $"The statement is nested too deeply or needs too much memory: its sandbox ended with {_process.ExitCode}.");
    }

    private static ProcessStartInfo StartInfo(string folder)
    {
        var program = Assembly.GetExecutingAssembly().Location;
        var running = Environment.ProcessPath!;
        // A program that is a file of its own is started again; else dotnet is told which one, whoever runs it here.
        var isItself = program.Length == 0 || Path.GetFileName(running) == Path.GetFileNameWithoutExtension(program);
        var start = new ProcessStartInfo(isItself || Path.GetFileName(running) == "dotnet" ? running : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        if (!isItself)
        {
            start.ArgumentList.Add("exec");
            start.ArgumentList.Add(program);
        }

        start.ArgumentList.Add(SandboxChild.Argument);
        foreach (var name in start.Environment.Keys.Except(s_kept).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = start.Environment["TMPDIR"] = folder;
        start.Environment["DOTNET_GCHeapHardLimit"] = ManagedHeap;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }
}
