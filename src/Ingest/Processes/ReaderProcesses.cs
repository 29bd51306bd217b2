using System.Diagnostics.CodeAnalysis;
using PerfEval.Ingest.Crawl.Http;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;

namespace PerfEval.Ingest.Processes;

/// <summary>
/// Reads in child processes, each kept for the next document or page: whatever one does to its reader, this program and the others are not
/// concerned. A child that dies, hangs or takes too much is replaced, its document tried once more by itself and then rejected with the reason.
/// </summary>
/// <remarks>Safe to call from several threads. The first process is started with the first request.</remarks>
public sealed class ReaderProcesses(ChildProgram program) : IContentReading, IPageReading
{
    private static readonly TimeSpan s_watching = TimeSpan.FromMilliseconds(100);

    // One a core reads; whoever comes meanwhile waits here. An archive is not counted: its members are read while it is open.
    private static readonly SemaphoreSlim s_turns = new(Environment.ProcessorCount);

    // Until whoever waits for a process of others starts one: documents that take milliseconds keep one process busy, which two threads can feed, and a
    // second costs as long to start and to warm as a few hundred of them.
    private const int PatienceMs = 600;

    private readonly object _lock = new();
    private readonly Stack<ReaderProcess> _idle = new();
    private readonly List<ReaderProcess> _busy = [];
    private Thread? _watch;
    private int _keepers;
    private int _starting;

    /// <summary>Lets processes wait for the next request until what is given back is disposed of; the last to do so ends them.</summary>
    public IDisposable Keep()
    {
        lock (_lock)
            _keepers++;
        return new Keeper(this);
    }

    /// <summary>The same, and the first process is started meanwhile, for somebody who will ask for it in a moment.</summary>
    public IDisposable KeepReady(ReaderLimits limits)
    {
        lock (_lock)
            (_keepers, _starting) = (_keepers + 1, _starting + 1);
        return new Keeper(this, Task.Run(() =>
        {
            try
            {
                GiveBack(Started(limits), isSound: true);
            }
            catch (IOException)
            {
                // Whoever asks for it is told.
            }
        }));
    }

    public ReadResult Read(ReadOnlyMemory<byte> content, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var (results, death) = AskTwice(FrameKind.Read, [content], limits, null, Wire.ReadResult, ct);
        return death is null ? results[0] : new ReadResult.Rejected(death);
    }

    public IReadOnlyList<ReadResult> ReadMany(IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(contents);
        ArgumentNullException.ThrowIfNull(limits);
        if (contents.Count == 1)
            return [Read(contents[0], limits, ct)];
        var results = Ask(FrameKind.ReadMany, contents, limits, null, Wire.ReadResult, ct).Results;
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

    public PageAnswer Read(PageQuestion question, ReadOnlyMemory<byte> body, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(question);
        // Nothing but links, titles and reasons comes back.
        var limits = new ReaderLimits { MaxTime = question.Work, MaxTextChars = PageReader.MaxLinkChars, MaxCells = 0 };
        var (answers, death) = AskTwice(
            FrameKind.Page, [body], limits, to => PageWire.Write(to, question), from => PageWire.ReadAnswer(from, question.Task), ct);
        return death is null ? answers[0] : new PageAnswer { Kind = question.Kind, Unread = FetchReasons.Unread(death) };
    }

    private (List<T> Results, Rejection? Death) AskTwice<T>(
        FrameKind request, IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, Action<BinaryWriter>? question, Func<BinaryReader, T> read,
        CancellationToken ct) =>
        Ask(request, contents, limits, question, read, ct) is { Death: null } first ? first : Ask(request, contents, limits, question, read, ct);

    /// <returns>As many results as came before the process died, and why it did.</returns>
    private (List<T> Results, Rejection? Death) Ask<T>(
        FrameKind request, IReadOnlyList<ReadOnlyMemory<byte>> contents, ReaderLimits limits, Action<BinaryWriter>? question, Func<BinaryReader, T> read,
        CancellationToken ct)
    {
        s_turns.Wait(ct);
        try
        {
            using var lease = new Lease(this, limits, ct);
            lease.Process.Send(request, limits, contents, question);
            var results = new List<T>(contents.Count);
            while (lease.Next() is { } frame && results.Count < contents.Count && lease.TryRead(frame, read, out var result))
                results.Add(result);
            // More than was asked for, or less.
            return (results, lease.Death ?? (lease.IsOver && results.Count == contents.Count ? null : lease.Lied()));
        }
        finally
        {
            s_turns.Release();
        }
    }

    private ReaderProcess Take(ReaderLimits limits)
    {
        lock (_lock)
        {
            var until = Environment.TickCount64 + PatienceMs;
            while (_idle.Count == 0 && _keepers > 0 && _busy.Count + _starting > 0 && until - Environment.TickCount64 is > 0 and var left)
                Monitor.Wait(_lock, (int)left);
            if (_idle.TryPop(out var idle))
            {
                _busy.Add(idle);
                return idle;
            }

            _starting++;
        }

        return Started(limits);
    }

    // Counted as one that is starting before.
    private ReaderProcess Started(ReaderLimits limits)
    {
        ReaderProcess? started = null;
        try
        {
            return started = ReaderProcess.Start(program, limits);
        }
        finally
        {
            lock (_lock)
            {
                _starting--;
                if (started is not null)
                    _busy.Add(started);
                Monitor.PulseAll(_lock);
                if (_watch is null && _busy.Count > 0)
                {
                    _watch = new Thread(Watch) { IsBackground = true, Name = "watching readers" };
                    _watch.Start();
                }
            }
        }
    }

    private void GiveBack(ReaderProcess process, bool isSound)
    {
        process.BeIdle();
        lock (_lock)
        {
            _busy.Remove(process);
            Monitor.PulseAll(_lock);
            if (isSound && _keepers > 0)
            {
                _idle.Push(process);
                return;
            }
        }

        process.Dispose();
    }

    private void LetGo()
    {
        ReaderProcess[] left = [];
        lock (_lock)
        {
            if (--_keepers == 0)
            {
                left = [.. _idle];
                _idle.Clear();
            }
        }

        foreach (var process in left)
            process.Dispose();
    }

    private void Watch()
    {
        while (true)
        {
            ReaderProcess[] busy;
            lock (_lock)
            {
                busy = [.. _busy];
                if (busy.Length == 0 && _idle.Count == 0)
                {
                    _watch = null;
                    return;
                }
            }

            foreach (var process in busy)
                process.Watch();
            Thread.Sleep(s_watching);
        }
    }

    /// <summary>Somebody who has more to ask.</summary>
    private sealed class Keeper(ReaderProcesses all, Task? starting = null) : IDisposable
    {
        private bool _hasLetGo;

        public void Dispose()
        {
            // A process has a folder, which goes with it.
            starting?.Wait();
            if (!_hasLetGo)
                all.LetGo();
            _hasLetGo = true;
        }
    }

    /// <summary>A process for the time of one request.</summary>
    private sealed class Lease : IDisposable
    {
        private readonly ReaderProcesses _all;
        private readonly ReaderLimits _limits;
        private readonly CancellationToken _ct;
        private readonly CancellationTokenRegistration _cancelled;

        public Lease(ReaderProcesses all, ReaderLimits limits, CancellationToken ct)
        {
            ct.ThrowIfCancellationRequested();
            (_all, _limits, _ct) = (all, limits, ct);
            Process = all.Take(limits);
            _cancelled = ct.Register(Process.Cancel);
        }

        public ReaderProcess Process { get; }

        /// <summary>The answer came to its end.</summary>
        public bool IsOver { get; private set; }

        /// <summary>Why the process died; null while it lives.</summary>
        public Rejection? Death { get; private set; }

        /// <summary>The next part of the answer; null at its end, or where the process died.</summary>
        /// <exception cref="IOException">The disk or another part of this machine failed.</exception>
        public Frame<FrameKind>? Next()
        {
            var frame = Process.Receive(_limits);
            switch (frame?.Kind)
            {
                case FrameKind.Result or FrameKind.Member:
                    return frame;
                case FrameKind.End:
                    IsOver = true;
                    break;
                case FrameKind.MachineFailed when TryRead(frame.Value, Wire.Text, out var said):
                    IsOver = true;
                    throw new IOException(said);
                case FrameKind.MachineFailed:
                    break;
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
            if (Next() is not { } frame || !TryRead(frame, Wire.ReadMember, out var head))
                return null;
            var (member, length) = head;
            if (length < 0 || length > _limits.MaxUnpackedBytes)
            {
                Lied();
                return null;
            }

            if (Process.ReceiveBytes(length) is { } content)
                return member with { Content = content };
            _ct.ThrowIfCancellationRequested();
            Death = Process.Death();
            return null;
        }

        /// <summary>Reads a message; false where it is none that any reader of ours would write, so that the process is done with.</summary>
        public bool TryRead<T>(Frame<FrameKind> frame, Func<BinaryReader, T> read, [MaybeNullWhen(false)] out T result)
        {
            try
            {
                result = read(frame.Body);
                return true;
            }
            catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException or FormatException)
            {
                result = default;
                Lied();
                return false;
            }
        }

        /// <summary>Ends a process that said what it never says: whatever has become of it, it is not believed any further.</summary>
        public Rejection Lied()
        {
            IsOver = false;
            Process.Kill();
            return Death ??= Process.Death();
        }

        // A request to cancel may still be on its way, and would end the next document instead.
        public void Dispose()
        {
            _cancelled.Dispose();
            _all.GiveBack(Process, IsOver && !_ct.IsCancellationRequested);
        }
    }
}
