using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Processes;

/// <summary>
/// Reads in child processes, each kept for the next document: whatever a document does to its reader, this program and the other documents are not
/// concerned. A child that dies, hangs or takes too much is replaced, its document tried once more by itself and then rejected with the reason.
/// </summary>
/// <remarks>Safe to call from several threads. The first process is started with the first request.</remarks>
public sealed class ReaderProcesses : IContentReading, IDisposable
{
    private static readonly TimeSpan s_watching = TimeSpan.FromMilliseconds(100);

    private readonly ReaderProgram _program;
    // One a core reads; whoever comes meanwhile waits here. An archive is not counted: its members are read while it is open.
    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);
    private readonly Lock _lock = new();
    private readonly Stack<ReaderProcess> _idle = new();
    private readonly List<ReaderProcess> _busy = [];
    private readonly ManualResetEventSlim _ended = new();
    private Thread? _watch;

    public ReaderProcesses(ReaderProgram program) => _program = program;

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var (results, death) = Ask(FrameKind.Read, [content], limits, ct);
        if (death is not null)
            (results, death) = Ask(FrameKind.Read, [content], limits, ct);
        return death is null ? results[0] : new ReadResult.Rejected(death);
    }

    public IReadOnlyList<ReadResult> ReadMany(IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(limits);
        if (contents.Count == 1)
            return [Read(contents[0], limits, ct)];
        var results = Ask(FrameKind.ReadMany, contents, limits, ct).Results;
        // The rest is read one by one: which of them it was cannot be told.
        for (var i = results.Count; i < contents.Count; i++)
            results.Add(Read(contents[i], limits, ct));
        return results;
    }

    public IEnumerable<ArchiveMember> Expand(ReadOnlyMemory<byte> archive, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var taken = 0;
        Rejection? death = null;
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            // Members that are known already come in the same order again.
            var skip = taken;
            using var lease = new Lease(this, limits, ct);
            lease.Process.Send(FrameKind.Expand, limits, [archive]);
            for (var n = 0; lease.NextMember() is { } member; n++)
            {
                if (n < skip)
                    continue;
                taken++;
                yield return member;
            }

            death = lease.Death;
            if (death is null)
                yield break;
        }

        yield return new ArchiveMember("", default, death!);
    }

    public void Dispose()
    {
        _ended.Set();
        _watch?.Join();
        foreach (var process in _idle)
            process.Dispose();
        _idle.Clear();
        _ended.Dispose();
        _turns.Dispose();
    }

    /// <returns>As many results as came before the process died, and why it did.</returns>
    private (List<ReadResult> Results, Rejection? Death) Ask(
        FrameKind request, IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct)
    {
        _turns.Wait(ct);
        try
        {
            using var lease = new Lease(this, limits, ct);
            lease.Process.Send(request, limits, contents);
            var results = new List<ReadResult>(contents.Count);
            while (lease.Next() is { } frame)
                results.Add(Wire.ReadResult(frame.Body));
            return (results, lease.Death);
        }
        finally
        {
            _turns.Release();
        }
    }

    private ReaderProcess Take(ReaderLimits limits)
    {
        lock (_lock)
        {
            if (_idle.TryPop(out var idle))
            {
                _busy.Add(idle);
                return idle;
            }
        }

        var started = ReaderProcess.Start(_program, limits);
        lock (_lock)
        {
            _busy.Add(started);
            if (_watch is null)
            {
                _watch = new Thread(Watch) { IsBackground = true, Name = "watching readers" };
                _watch.Start();
            }
        }

        return started;
    }

    private void GiveBack(ReaderProcess process, bool isSound)
    {
        process.BeIdle();
        lock (_lock)
        {
            _busy.Remove(process);
            if (isSound)
            {
                _idle.Push(process);
                return;
            }
        }

        process.Dispose();
    }

    private void Watch()
    {
        while (!_ended.Wait(s_watching))
        {
            ReaderProcess[] busy;
            lock (_lock)
                busy = [.. _busy];
            foreach (var process in busy)
                process.Watch();
        }
    }

    /// <summary>A process for the time of one request.</summary>
    private sealed class Lease : IDisposable
    {
        private readonly ReaderProcesses _all;
        private readonly ReaderLimits _limits;
        private readonly CancellationToken _ct;
        private readonly CancellationTokenRegistration _cancelled;
        private bool _isSound;

        public Lease(ReaderProcesses all, ReaderLimits limits, CancellationToken ct)
        {
            ct.ThrowIfCancellationRequested();
            (_all, _limits, _ct) = (all, limits, ct);
            Process = all.Take(limits);
            _cancelled = ct.Register(Process.Cancel);
        }

        public ReaderProcess Process { get; }

        /// <summary>Why the process died; null while it lives.</summary>
        public Rejection? Death { get; private set; }

        /// <summary>The next part of the answer; null at its end, or where the process died.</summary>
        /// <exception cref="IOException">The disk or another part of this machine failed.</exception>
        public Frame? Next()
        {
            var frame = Process.Receive(_limits);
            switch (frame?.Kind)
            {
                case FrameKind.Result or FrameKind.Member:
                    return frame;
                case FrameKind.End:
                    _isSound = true;
                    break;
                case FrameKind.MachineFailed:
                    _isSound = true;
                    throw new IOException(Wire.Text(frame.Value.Body));
                case FrameKind.OutOfMemory:
                    Death = Rejections.TooMuchMemory(_limits.MaxReaderMemoryBytes);
                    break;
                default:
                    _ct.ThrowIfCancellationRequested();
                    Death = Process.Death();
                    break;
            }

            return null;
        }

        public ArchiveMember? NextMember()
        {
            if (Next() is not { } frame)
                return null;
            var (member, length) = Wire.ReadMember(frame.Body);
            if (Process.ReceiveBytes(length) is { } content)
                return member with { Content = content };
            _ct.ThrowIfCancellationRequested();
            Death = Process.Death();
            return null;
        }

        // A request to cancel may still be on its way, and would end the next document instead.
        public void Dispose()
        {
            _cancelled.Dispose();
            _all.GiveBack(Process, _isSound && !_ct.IsCancellationRequested);
        }
    }
}
