using System.Diagnostics;
using PerfEval.Ingest.Processes;

namespace PerfEval.Worker.Sandbox;

/// <summary>One child and the pipe to it, as the parent sees them. What the child sends is believed no more than the statement that it ran.</summary>
internal sealed class SandboxProcess : IDisposable
{
    /// <summary>Bytes of a message. Rows are sent long before; only a single row may be this large.</summary>
    public const int MostBytes = 64 << 20;

    // Without the heap's limit the runtime reserves more addresses than the child may have.
    private const long ManagedHeap = 384 << 20;

    private readonly TimeSpan _time;
    private readonly ChildProcess _process;
    private readonly FrameStream<FrameKind> _frames;
    private bool _timedOut;

    /// <param name="folder">The child's own, with spill and out in it.</param>
    /// <param name="database">What it is to open.</param>
    /// <param name="time">What a statement has, for the message.</param>
    public SandboxProcess(string folder, string database, TimeSpan time)
    {
        _time = time;
        _process = ChildProcess.Start(ChildProgram.OfThis(SandboxChild.Argument), folder, ManagedHeap, Path.GetDirectoryName(database));
        _frames = new FrameStream<FrameKind>(_process.Output, _process.Input);
    }

    public void Send(FrameKind kind, Action<BinaryWriter> values)
    {
        try
        {
            _frames.Write(kind, values);
        }
        catch (IOException)
        {
            // It has ended; that nothing comes back says so, too.
        }
    }

    /// <summary>The next message; the child is killed where it does not come in time.</summary>
    /// <param name="left">Time that the statement has left; what was waited is taken off.</param>
    /// <exception cref="SandboxException">The child has ended.</exception>
    public Frame<FrameKind> Receive(ref TimeSpan left, CancellationToken ct)
    {
        var waited = Stopwatch.StartNew();
        using var watch = new Timer(
            static process => ((SandboxProcess)process!).TimeOut(), this, left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        using var stop = ct.UnsafeRegister(static process => ((SandboxProcess)process!)._process.Kill(), this);
        Frame<FrameKind>? frame = null;
        try
        {
            frame = _frames.Read(MostBytes);
        }
        catch (Exception e) when (e is InvalidDataException or IOException)
        {
            _process.Kill();
        }

        ct.ThrowIfCancellationRequested();
        left -= waited.Elapsed;
        return frame ?? throw Ended();
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private void TimeOut()
    {
        _timedOut = true;
        _process.Kill();
    }

    private SandboxException Ended()
    {
        var (exitCode, _) = _process.End();
        return _timedOut
            ? new SandboxException(
                SandboxFailure.TooMuch, $"语句用时超过 {_time.TotalSeconds:0} 秒，已停止。", $"The statement took more than {_time.TotalSeconds:0} s and was stopped.")
            : new SandboxException(
                SandboxFailure.TooMuch, "语句嵌套过深或所需内存过多，沙箱已中止。",
                $"The statement is nested too deeply or needs too much memory: its sandbox ended with {exitCode}.");
    }
}
