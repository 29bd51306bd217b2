using System.Collections.Concurrent;
using PerfEval.Ingest.Crawl.Reading;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Packing;
using PerfEval.Ingest.Readers;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Processes;

/// <summary>
/// The inside of a reader process: takes requests from its standard input and answers on its standard output, one at a time. It ends with its input.
/// </summary>
public sealed class ReaderChild : IDisposable
{
    /// <summary>The one argument with which a program is this.</summary>
    public const string Argument = "reader-process";

    // Nested input makes parsers recurse.
    private const int StackBytes = 64 << 20;

    // What a large document left is given back before the next: the limit of memory is for one document.
    private const long MostGarbage = 64 << 20;

    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(1);

    private readonly DirectReading _reading;
    private readonly IPageReading _pages;
    private readonly BlockingCollection<Request> _requests = new(boundedCapacity: 1);
    private readonly FrameStream<FrameKind> _frames;
    private readonly Lock _lock = new();
    private CancellationTokenSource _cancelled = new();
    private volatile bool _ended;

    private ReaderChild(DocumentReader reader, IPageReading pages, Stream input, Stream output) =>
        (_reading, _pages, _frames) = (new DirectReading(reader, new ArchiveExpander()), pages, new FrameStream<FrameKind>(input, output));

    /// <summary>Serves until the input ends.</summary>
    /// <returns>The exit code: 0.</returns>
    public static int Run() => Run(new DocumentReader(), new PageReader());

    internal static int Run(DocumentReader reader, IPageReading pages)
    {
        using var child = new ReaderChild(reader, pages, Console.OpenStandardInput(), Console.OpenStandardOutput());
        // What a library prints must not come between the answers.
        Console.SetOut(TextWriter.Null);
        new Thread(child.Listen) { IsBackground = true, Name = "requests" }.Start();
        var work = new Thread(child.Work, StackBytes) { Name = "reading" };
        work.Start();
        work.Join();
        return 0;
    }

    public void Dispose()
    {
        _requests.Dispose();
        _cancelled.Dispose();
    }

    private void Listen()
    {
        // As long as it is listened to, a request to cancel and the end of the parent are noticed in the middle of any work.
        while (_frames.Read(Array.MaxLength) is { } frame)
        {
            if (frame.Kind == FrameKind.Cancel)
                CancelCurrent();
            else if (Received(frame) is { } request)
                _requests.Add(request);
            else
                break;
        }

        _ended = true;
        _requests.CompleteAdding();
        CancelCurrent();
        // A tool of a reader that does not look at its token would outlive it.
        Thread.Sleep(s_ending);
        ProcessTree.Kill(Environment.ProcessId);
    }

    private Request? Received(Frame<FrameKind> frame)
    {
        var limits = Wire.ReadLimits(frame.Body);
        var question = frame.Kind == FrameKind.Page ? PageWire.ReadQuestion(frame.Body) : null;
        var lengths = new int[frame.Body.ReadInt32()];
        for (var i = 0; i < lengths.Length; i++)
            lengths[i] = frame.Body.ReadInt32();
        var contents = new ReadOnlyMemory<byte>[lengths.Length];
        for (var i = 0; i < contents.Length; i++)
        {
            if (_frames.ReadBytes(lengths[i]) is not { } bytes)
                return null;
            contents[i] = bytes;
        }

        return new Request(frame.Kind, limits, question, contents);
    }

    private void CancelCurrent()
    {
        lock (_lock)
            _cancelled.Cancel();
    }

    private void Work()
    {
        foreach (var request in _requests.GetConsumingEnumerable())
        {
            lock (_lock)
            {
                _cancelled.Dispose();
                _cancelled = new CancellationTokenSource();
            }

            if (_ended || !Answered(request, _cancelled.Token))
                return;
            if (GC.GetTotalMemory(forceFullCollection: false) > MostGarbage)
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        }
    }

    // False where this process is not fit for another request.
    private bool Answered(Request request, CancellationToken ct)
    {
        try
        {
            Answer(request, ct);
            _frames.Write(FrameKind.End);
            return true;
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            _frames.Write(FrameKind.Cancelled);
            return true;
        }
        catch (OutOfMemoryException)
        {
            _frames.Write(FrameKind.OutOfMemory);
            return false;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (!_ended)
                _frames.Write(FrameKind.MachineFailed, body => Wire.Text(body, e.Message));
            return !_ended;
        }
    }

    private void Answer(Request request, CancellationToken ct)
    {
        switch (request.Kind)
        {
            case FrameKind.Read:
                Write(_reading.Read(request.Contents[0], request.Limits, ct));
                break;
            case FrameKind.ReadMany:
                foreach (var result in _reading.ReadMany(request.Contents, request.Limits, ct))
                    Write(result);
                break;
            case FrameKind.Expand:
                foreach (var member in _reading.Expand(request.Contents[0], request.Limits, ct))
                    _frames.Write(FrameKind.Member, body => Wire.Write(body, member), [member.Content]);
                break;
            case FrameKind.Page:
                var answer = _pages.Read(request.Question!, request.Contents[0], ct);
                _frames.Write(FrameKind.Result, body => PageWire.Write(body, answer));
                break;
            default:
                throw new InvalidOperationException($"no request: {request.Kind}");
        }
    }

    private void Write(ReadResult result) => _frames.Write(FrameKind.Result, body => Wire.Write(body, result));

    private sealed record Request(FrameKind Kind, ReaderLimits Limits, PageQuestion? Question, IReadOnlyList<ReadOnlyMemory<byte>> Contents);
}
