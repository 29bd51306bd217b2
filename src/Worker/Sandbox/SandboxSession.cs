using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Sandbox;

/// <summary>
/// Runs statements that others wrote in a child process: the warehouse is read-only there, nothing else is within reach, and time, memory and rows are
/// limited. The child stays for the next statement; where one ends it, another takes its place and is told what later statements may name.
/// </summary>
public sealed class SandboxSession : ISqlSession
{
    private static readonly TimeSpan s_opening = TimeSpan.FromMinutes(1);

    private readonly string _database;
    private readonly SandboxLimits _limits;
    private readonly List<(string Name, string Sql)> _kept = [];
    private SandboxProcess? _process;

    /// <summary>Opens the warehouse in the child.</summary>
    /// <exception cref="InvalidDataException">It was written by another version of the program.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="DatabaseDamagedException">It is damaged.</exception>
    /// <exception cref="DatabaseOpenException">It cannot be opened.</exception>
    public SandboxSession(string database, SandboxLimits limits)
    {
        (_database, _limits) = (Path.GetFullPath(database), limits);
        try
        {
            Start(CancellationToken.None);
        }
        catch (SandboxException e)
        {
            Dispose();
            throw e.Failure switch
            {
                SandboxFailure.OtherVersion => new InvalidDataException(e.Message, e),
                SandboxFailure.Damaged => new DatabaseDamagedException(e.Message, e),
                SandboxFailure.Missing => new FileNotFoundException(e.Message, e),
                _ => new DatabaseOpenException(e.Message, e),
            };
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The session's own folder, which goes with it.</summary>
    public string Folder { get; } = OwnFolder();

    public bool Query(string sql, Action<ResultRows> use, CancellationToken ct) => Query(sql, "", "", use, ct);

    /// <inheritdoc cref="ISqlSession.Query"/>
    /// <param name="before">Text of our own before the statement, which must be one query by itself.</param>
    /// <param name="after">The same behind it.</param>
    public bool Query(string sql, string before, string after, Action<ResultRows> use, CancellationToken ct) => Ask(
        FrameKind.Query,
        to =>
        {
            to.Write(sql);
            to.Write(before);
            to.Write(after);
        },
        process =>
        {
            var left = _limits.Time;
            var first = process.Receive(ref left, ct);
            if (first.Kind == FrameKind.Done)
                return false;
            if (first.Kind != FrameKind.Columns)
                throw Failure(first);
            var columns = Columns(first);
            var ended = false;
            use(new ResultRows(columns, Rows(process, columns.Count, left, () => ended = true, ct)));
            // Rows that nobody wanted would be taken for the next statement's.
            if (!ended)
                Drop();
            return true;
        },
        ct);

    private static string OwnFolder()
    {
        try
        {
            return Directory.CreateTempSubdirectory("perfeval-sandbox-").FullName;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What .NET says of it names no folder at all.
            throw new IOException($"临时目录 {Path.GetTempPath()} 不可用（TMPDIR）。 The temporary folder {Path.GetTempPath()} cannot be used (TMPDIR): {e.Message}", e);
        }
    }

    public long WriteParquet(string sql, string file, CancellationToken ct)
    {
        var rows = Ask(
            FrameKind.Parquet,
            to =>
            {
                to.Write(sql);
                to.Write("");
                to.Write("");
            },
            process => Done(process, _limits.Time, ct),
            ct);
        var written = new FileInfo(Path.Combine(Folder, "out", "rows.parquet"));
        if (written is not { Exists: true, LinkTarget: null })
            throw new IOException("沙箱没有写出文件。 The sandbox wrote no file.");
        written.CopyTo(file, overwrite: true);
        written.Delete();
        return rows;
    }

    public bool Keep(string name, string sql)
    {
        try
        {
            Ask(FrameKind.Keep, View(name, sql), process => Done(process, _limits.Time, CancellationToken.None), CancellationToken.None);
        }
        catch (SandboxException)
        {
            // A result with two columns of one name, for instance, is no view.
            return false;
        }

        _kept.Add((name, sql));
        return true;
    }

    public void Dispose()
    {
        Drop();
        SandboxChild.Delete(Folder);
    }

    // Whoever stops in the middle, by an exception of whatever kind, leaves frames on the pipe: the child goes with them.
    private T Ask<T>(FrameKind kind, Action<BinaryWriter> values, Func<SandboxProcess, T> answer, CancellationToken ct)
    {
        var process = _process ?? Start(ct);
        var whole = false;
        try
        {
            process.Send(kind, values);
            var result = answer(process);
            whole = true;
            return result;
        }
        catch (SandboxException e) when (e.Failure != SandboxFailure.TooMuch)
        {
            whole = true;
            throw;
        }
        finally
        {
            if (!whole)
                Drop();
        }
    }

    private SandboxProcess Start(CancellationToken ct)
    {
        // What a killed child left there counts for nobody.
        foreach (var name in new[] { "spill", "out" })
        {
            SandboxChild.Delete(Path.Combine(Folder, name));
            Directory.CreateDirectory(Path.Combine(Folder, name));
        }

        _process = new SandboxProcess(Folder, _limits.Time);
        try
        {
            _process.Send(FrameKind.Open, to =>
            {
                to.Write(_database);
                to.Write(Folder);
                to.Write(_limits.Memory);
                to.Write(_limits.TemporaryFiles);
                to.Write(_limits.Rows);
                to.Write(_limits.Bytes);
            });
            Done(_process, s_opening, ct);
            foreach (var (name, sql) in _kept)
            {
                _process.Send(FrameKind.Keep, View(name, sql));
                Done(_process, _limits.Time, ct);
            }

            return _process;
        }
        catch
        {
            Drop();
            throw;
        }
    }

    private void Drop()
    {
        _process?.Dispose();
        _process = null;
    }

    private static Action<BinaryWriter> View(string name, string sql) => to =>
    {
        to.Write(sql);
        to.Write(name);
    };

    private static long Done(SandboxProcess process, TimeSpan time, CancellationToken ct)
    {
        var frame = process.Receive(ref time, ct);
        if (frame.Kind != FrameKind.Done)
            throw Failure(frame);
        using var values = frame.Values();
        return values.ReadInt64();
    }

    private static IEnumerable<object?[]> Rows(SandboxProcess process, int columns, TimeSpan left, Action ended, CancellationToken ct)
    {
        while (true)
        {
            var frame = process.Receive(ref left, ct);
            if (frame.Kind == FrameKind.Done)
            {
                ended();
                yield break;
            }

            if (frame.Kind != FrameKind.Rows)
                throw Failure(frame);
            using var values = frame.Values();
            while (values.BaseStream.Position < frame.Length)
            {
                var row = new object?[columns];
                for (var i = 0; i < columns; i++)
                    row[i] = ValueCodec.Read(values);
                yield return row;
            }
        }
    }

    private static List<OutputColumn> Columns(Frame frame)
    {
        using var values = frame.Values();
        var count = values.ReadInt32();
        var columns = new List<OutputColumn>();
        for (var i = 0; i < count; i++)
            columns.Add(new OutputColumn(values.ReadString(), (ColumnKind)values.ReadByte()));
        return columns;
    }

    private static SandboxException Failure(Frame frame)
    {
        if (frame.Kind != FrameKind.Failed)
            return new SandboxException(SandboxFailure.TooMuch, "沙箱的回答无法理解。", "The sandbox gave an answer that is none.");
        using var values = frame.Values();
        return new SandboxException((SandboxFailure)values.ReadByte(), values.ReadString(), values.ReadString());
    }
}
