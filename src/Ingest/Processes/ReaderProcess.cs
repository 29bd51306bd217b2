using System.Diagnostics;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Processes;

/// <summary>One child that reads, kept for the next request, with a folder of its own.</summary>
internal sealed class ReaderProcess : IDisposable
{
    // From a cancellation until it is killed: whoever looks at a token does so sooner, and the program is to have ended within two seconds.
    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(0.5);

    // It keeps the limit of processor time itself, and says then what it has read so far; this is for what does not come to look at its clock.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    // Until a request is looked at for the first time. Most documents are read before; a look costs a millisecond, ten times a second.
    private static readonly TimeSpan s_first = TimeSpan.FromMilliseconds(250);

    private readonly PrivateFolder _folder;
    private readonly ChildProcess _process;
    private readonly FrameStream<FrameKind> _frames;
    private readonly Lock _lock = new();

    private (ReaderLimits Limits, int Documents, TimeSpan? Processor, long Started)? _busy;
    private long? _cancelledAt;
    private Rejection? _killedFor;

    private ReaderProcess(PrivateFolder folder, ChildProcess process)
    {
        (_folder, _process) = (folder, process);
        _frames = new FrameStream<FrameKind>(process.Output, process.Input);
    }

    /// <exception cref="IOException">No process could be started: said with the reason.</exception>
    public static ReaderProcess Start(ChildProgram program, ReaderLimits limits)
    {
        var folder = new PrivateFolder("reader");
        try
        {
            // The rest is for what lies outside the collector's heap: pictures, and the runtime itself.
            return new ReaderProcess(folder, ChildProcess.Start(program, folder.Path, limits.MaxReaderMemoryBytes * 3 / 4));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Sends a request. Where the child has died already, the answer says so.</summary>
    /// <param name="question">Writes what is asked of the contents besides.</param>
    public void Send(FrameKind request, ReaderLimits limits, IReadOnlyList<ReadOnlyMemory<byte>> contents, Action<BinaryWriter>? question = null)
    {
        lock (_lock)
            _busy = (limits, contents.Count, null, Stopwatch.GetTimestamp());
        try
        {
            _frames.Write(
                request,
                body =>
                {
                    Wire.Write(body, limits);
                    question?.Invoke(body);
                    body.Write(contents.Count);
                },
                contents);
        }
        catch (IOException)
        {
            // The pipe's other end is closed: what follows finds it so, too.
        }
    }

    /// <summary>The next message; null where the child has died.</summary>
    public Frame<FrameKind>? Receive(ReaderLimits limits)
    {
        try
        {
            return _frames.Read(MostBytes(limits));
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            Kill();
            return null;
        }
    }

    /// <summary>Content that follows a message; null where the child has died.</summary>
    public byte[]? ReceiveBytes(int count)
    {
        try
        {
            return _frames.ReadBytes(count);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void BeIdle()
    {
        lock (_lock)
            (_busy, _cancelledAt) = (null, null);
    }

    /// <summary>Asks it to end the request in hand. Where it does not, <see cref="Watch"/> kills it.</summary>
    public void Cancel()
    {
        lock (_lock)
            _cancelledAt ??= Stopwatch.GetTimestamp();
        // A child that does not read would hold up whoever cancels.
        _ = Task.Run(() =>
        {
            try
            {
                _frames.Write(FrameKind.Cancel);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException)
            {
                // It has ended.
            }
        });
    }

    /// <summary>Kills the child where its request has used more than it may, or was cancelled a while ago.</summary>
    public void Watch()
    {
        lock (_lock)
        {
            if (_busy is not var (limits, documents, _, started) || Stopwatch.GetElapsedTime(started) < s_first)
                return;
            var (used, bytes) = ProcessTree.Use(_process.Id);
            var before = _busy.Value.Processor ?? used;
            _busy = (limits, documents, before, started);
            if (_cancelledAt is { } at && Stopwatch.GetElapsedTime(at) > s_ending)
                Kill(null);
            else if (bytes > limits.MaxReaderMemoryBytes)
                Kill(Rejections.TooMuchMemory(limits.MaxReaderMemoryBytes));
            else if (used - before > (limits.MaxTime * documents) + s_grace)
                Kill(Rejections.TooSlow(limits.MaxTime));
            else if (Stopwatch.GetElapsedTime(started) > limits.MaxTime * documents * ReaderLimits.WallTimes)
                Kill(Rejections.Stalled(limits.MaxTime * ReaderLimits.WallTimes));
        }
    }

    public void Kill() => Kill(null);

    /// <summary>Why it died.</summary>
    public Rejection Death()
    {
        lock (_lock)
        {
            if (_killedFor is { } limit)
                return limit;
        }

        var (exitCode, said) = _process.End();
        return Rejections.ReaderDied(exitCode, said);
    }

    public void Dispose()
    {
        _process.Dispose();
        _folder.Dispose();
    }

    private void Kill(Rejection? why)
    {
        _killedFor ??= why;
        _process.Kill();
    }

    // What a document may hold at most, with room for what says where it stands.
    private static long MostBytes(ReaderLimits limits) => Math.Min(Array.MaxLength, (4L * limits.MaxTextChars) + (64L * limits.MaxCells) + (16 << 20));
}
