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
/// <remarks>Safe to call from several threads. The first process is started with the first request, or ahead of it by <see cref="KeepReady"/>.</remarks>
public sealed class ReaderProcesses(ChildProgram program) : IContentReading, IPageReading
{
    // One a core reads; whoever comes meanwhile waits here. An archive is not counted: its members are read while it is open.
    private static readonly SemaphoreSlim s_turns = new(Environment.ProcessorCount);

    private readonly ReaderPool _pool = new(program);

    /// <inheritdoc cref="ReaderPool.Keep"/>
    public IDisposable Keep() => _pool.Keep();

    /// <inheritdoc cref="ReaderPool.KeepReady"/>
    public IDisposable KeepReady(ReaderLimits limits) => _pool.KeepReady(limits);

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
            using var lease = new Lease(_pool, limits, ct);
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
            using var lease = new Lease(_pool, limits, ct);
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

    /// <summary>A process for the time of one request.</summary>
    private sealed class Lease : IDisposable
    {
        private readonly ReaderPool _pool;
        private readonly ReaderLimits _limits;
        private readonly CancellationToken _ct;
        private readonly CancellationTokenRegistration _cancelled;

        public Lease(ReaderPool pool, ReaderLimits limits, CancellationToken ct)
        {
            ct.ThrowIfCancellationRequested();
            (_pool, _limits, _ct) = (pool, limits, ct);
            Process = pool.Take(limits);
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
            _pool.GiveBack(Process, IsOver && !_ct.IsCancellationRequested);
        }
    }
}
