using System.Diagnostics;
using System.Globalization;
using System.Text;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Tools;

namespace PerfEval.Ingest.Processes;

/// <summary>
/// One child that reads what nobody has vouched for: in a session of its own, so that a terminal's signals do not reach it, with a folder of its own
/// for all it writes. It ends when its input is closed, which also happens when this program is killed.
/// </summary>
internal sealed class ReaderProcess : IDisposable
{
    // Text of the reason why it ended, for a person.
    private const int MostErrorChars = 4 << 10;

    // From a cancellation or the end of the input until it is killed.
    private static readonly TimeSpan s_ending = TimeSpan.FromSeconds(1.5);

    // It keeps the limit of processor time itself, and says then what it has read so far; this is for what does not come to look at its clock.
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);

    // Part of every Debian; where there is none, the readers share the terminal's signals.
    private static readonly string[] s_ownSession = File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid"] : [];

    private static readonly string[] s_kept = ["PATH", "LANG", "LC_ALL", "TZ", "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "LD_LIBRARY_PATH"];

    private readonly PrivateFolder _folder = new("reader");
    private readonly Process _process;
    private readonly int _id;
    private readonly FrameStream _frames;
    private readonly Task<string> _errors;
    private readonly Lock _lock = new();

    private (ReaderLimits Limits, int Documents, TimeSpan? Processor, long Started)? _busy;
    private long? _cancelledAt;
    private Rejection? _killedFor;

    private ReaderProcess(ReaderProgram program, ReaderLimits limits)
    {
        var command = (string[])[.. s_ownSession, .. Confinement.Before(_folder.Path), program.File, .. program.Arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Path,
        };
        // What else is set may be a secret.
        foreach (var name in start.Environment.Keys.Except(s_kept).ToList())
            start.Environment.Remove(name);
        start.Environment["HOME"] = start.Environment["TMPDIR"] = _folder.Path;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        // The rest is for what lies outside the collector's heap: pictures, and the runtime itself.
        start.Environment["DOTNET_GCHeapHardLimit"] = (limits.MaxReaderMemoryBytes * 3 / 4).ToString("x", CultureInfo.InvariantCulture);
        try
        {
            _process = ProcessStarter.Start(start);
        }
        catch
        {
            _folder.Dispose();
            throw;
        }

        _id = _process.Id;
        _frames = new FrameStream(_process.StandardOutput.BaseStream, _process.StandardInput.BaseStream);
        _errors = Task.Run(() => FirstOf(_process.StandardError));
    }

    /// <exception cref="IOException">No process could be started: said with the reason.</exception>
    public static ReaderProcess Start(ReaderProgram program, ReaderLimits limits)
    {
        try
        {
            return new ReaderProcess(program, limits);
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new IOException($"无法启动读取进程：{e.Message}。 No reader process could be started: {e.Message}.", e);
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
    public Frame? Receive(ReaderLimits limits)
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
            if (_busy is not var (limits, documents, _, started))
                return;
            var used = ProcessTree.ProcessorTime(_id);
            // Most documents are read before they are looked at once.
            var before = _busy.Value.Processor ?? used;
            _busy = (limits, documents, before, started);
            if (_cancelledAt is { } at && Stopwatch.GetElapsedTime(at) > s_ending)
                Kill(null);
            else if (ProcessTree.PrivateBytes(_id) > limits.MaxReaderMemoryBytes)
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

        if (!_process.WaitForExit(s_ending))
            Kill(null);
        _process.WaitForExit();
        var said = _errors.GetAwaiter().GetResult().Split('\n').FirstOrDefault(line => line.Trim().Length > 0)?.Trim() ?? "";
        return Rejections.ReaderDied(_process.ExitCode, said);
    }

    public void Dispose()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended, and left unread what it was sent last.
        }

        if (!_process.WaitForExit(s_ending))
            Kill(null);
        _process.WaitForExit();
        _process.Dispose();
        _folder.Dispose();
    }

    private void Kill(Rejection? why)
    {
        _killedFor ??= why;
        ProcessTree.Kill(_id);
    }

    // What a document may hold at most, with room for what says where it stands.
    private static long MostBytes(ReaderLimits limits) => Math.Min(Array.MaxLength, (4L * limits.MaxTextChars) + (64L * limits.MaxCells) + (16 << 20));

    private static string FirstOf(StreamReader stream)
    {
        var kept = new StringBuilder();
        var buffer = new char[1024];
        for (int count; (count = stream.Read(buffer)) > 0;)
            kept.Append(buffer, 0, Math.Min(count, MostErrorChars - kept.Length));
        return kept.ToString();
    }
}
