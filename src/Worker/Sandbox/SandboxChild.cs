using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using DuckDB.NET.Data;
using Microsoft.Win32.SafeHandles;
using PerfEval.Ingest.Processes;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Export;

namespace PerfEval.Worker.Sandbox;

/// <summary>The child process: does what the frames on its standard input say until that ends, and itself with it.</summary>
public sealed class SandboxChild
{
    /// <summary>The one argument with which the program is this child; no command.</summary>
    public const string Argument = "--sandbox-child";

    private const int BatchBytes = 128 << 10;
    private const int MostRowBytes = 32 << 20;
    private const int Stack = 64 << 20;

    private readonly BlockingCollection<Frame<FrameKind>> _waiting;
    private readonly FrameStream<FrameKind> _frames;
    private SandboxLimits _limits = new();
    private string? _folder;
    private DuckDBConnection? _connection;
    private AllowedNames? _names;

    private SandboxChild(BlockingCollection<Frame<FrameKind>> waiting, FrameStream<FrameKind> frames) => (_waiting, _frames) = (waiting, frames);

    public static int Run()
    {
        using var waiting = new BlockingCollection<Frame<FrameKind>>();
        using var input = new FileStream(new SafeFileHandle(0, ownsHandle: false), FileAccess.Read, bufferSize: 0);
        using var output = new FileStream(new SafeFileHandle(1, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        var child = new SandboxChild(waiting, new FrameStream<FrameKind>(input, output));
        new Thread(child.Work, Stack) { IsBackground = true }.Start();
        child.Listen();
        // The parent has ended or wants no more, whatever is running.
        if (child._folder is { } folder)
            Delete(folder);
        Process.GetCurrentProcess().Kill();
        return 0;
    }

    internal static void Delete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The other of the two was first.
        }
    }

    private void Listen()
    {
        while (_frames.Read(SandboxProcess.MostBytes) is { } frame)
            _waiting.Add(frame);
    }

    private void Work()
    {
        foreach (var frame in _waiting.GetConsumingEnumerable())
        {
            try
            {
                var count = Do(frame);
                _frames.Write(FrameKind.Done, to => to.Write(count));
            }
            catch (Exception e) when (Failure(e) is { } failure)
            {
                _frames.Write(FrameKind.Failed, to =>
                {
                    to.Write((byte)failure.Failure);
                    to.Write(failure.Chinese);
                    to.Write(failure.Message);
                });
            }
        }
    }

    private static SandboxException? Failure(Exception e) => e switch
    {
        SandboxException failure => failure,
        DatabaseDamagedException => new SandboxException(SandboxFailure.Damaged, "数据仓库已损坏。", e.Message),
        DatabaseOpenException => new SandboxException(SandboxFailure.CannotOpen, "数据仓库打不开。", e.Message),
        FileNotFoundException => new SandboxException(SandboxFailure.Missing, "没有这个文件。", e.Message),
        InvalidDataException => new SandboxException(SandboxFailure.OtherVersion, "数据仓库由另一版本写成。", e.Message),
        JsonException => new SandboxException(SandboxFailure.Refused, "语句嵌套过深。", "The statement is nested too deeply."),
        // What it says next is how to change settings, which are not to be changed here.
        DbException when e.Message.StartsWith("Out of Memory", StringComparison.Ordinal) =>
            new SandboxException(SandboxFailure.TooMuch, "语句所需内存过多。", $"The statement needs too much memory. {e.Message.Split('\n')[0]}"),
        OutOfMemoryException => new SandboxException(SandboxFailure.TooMuch, "语句所需内存过多。", "The statement needs too much memory."),
        // Also a parameter, which nothing can give a value to, and a date that the CLR has no value for.
        DbException or OperationCanceledException or InvalidOperationException or InvalidCastException or ArgumentException or OverflowException
            or FormatException or IOException =>
            new SandboxException(SandboxFailure.Statement, "SQL 语句无法执行。", e.Message),
        _ => null,
    };

    private long Do(Frame<FrameKind> frame)
    {
        var values = frame.Body;
        if (frame.Kind == FrameKind.Open)
            return Open(values);
        var check = new StatementCheck(_connection!, _names!);
        var sql = values.ReadString();
        var allowed = check.Allowed(sql);
        if (frame.Kind == FrameKind.Keep)
            return Keep(values.ReadString(), allowed);
        var (before, after) = (values.ReadString(), values.ReadString());
        // Our own text around it is looked at again with it: a query might close the parentheses that it is put into.
        var whole = before.Length + after.Length > 0 ? check.Allowed(before + allowed + after) : allowed;
        return frame.Kind == FrameKind.Parquet ? WriteParquet(whole) : Query(whole);
    }

    private long Open(BinaryReader values)
    {
        var path = values.ReadString();
        _folder = values.ReadString();
        _limits = new SandboxLimits { Memory = values.ReadInt32(), TemporaryFiles = values.ReadInt32(), Rows = values.ReadInt64(), Bytes = values.ReadInt64() };
        ProcessLimits.Apply(_limits.Memory, _limits.TemporaryFiles);
        _connection = SandboxDatabase.Open(path, _limits, _folder);
        _names = new AllowedNames(_connection);
        return 0;
    }

    private long Keep(string name, string allowed)
    {
        _connection!.Execute($"CREATE OR REPLACE TEMP VIEW {name} AS FROM ({allowed}\n)");
        _names!.Add(name);
        return 0;
    }

    private long WriteParquet(string allowed)
    {
        var file = Path.Combine(_folder!, "out", "rows.parquet");
        return _connection!.Execute($"COPY ({allowed}\n) TO {SandboxDatabase.Literal(file)} (FORMAT parquet)");
    }

    private long Query(string allowed)
    {
        var shape = QueryShape.Of(_connection!, allowed);
        using var query = new DuckDBCommand(shape.Sql, _connection!) { UseStreamingMode = true };
        using var reader = query.ExecuteReader();
        if (reader.FieldCount == 0)
            return 0;
        var result = ResultRows.From(reader, shape.Types);
        _frames.Write(FrameKind.Columns, to =>
        {
            to.Write(result.Columns.Count);
            foreach (var column in result.Columns)
            {
                to.Write(column.Name);
                to.Write((byte)column.Kind);
            }
        });
        return Send(result.Rows);
    }

    private long Send(IEnumerable<object?[]> rows)
    {
        using var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer);
        var (count, bytes) = (0L, 0L);
        foreach (var row in rows)
        {
            if (++count > _limits.Rows)
                throw TooMuch($"结果超过 {_limits.Rows:N0} 行。", $"The result has more than {_limits.Rows:N0} rows.");
            var start = buffer.Length;
            foreach (var value in row)
                ValueCodec.Write(writer, value);
            if (buffer.Length - start > MostRowBytes)
                throw TooMuch("结果中有一行过大。", $"A row of the result has more than {MostRowBytes >> 20} MB.");
            if (buffer.Length < BatchBytes)
                continue;
            bytes += buffer.Length;
            if (bytes > _limits.Bytes)
                throw TooMuch("结果过大。", $"The result has more than {_limits.Bytes >> 20} MB.");
            Send(buffer);
        }

        Send(buffer);
        return count;
    }

    private void Send(MemoryStream rows)
    {
        _frames.Write(FrameKind.Rows, to => to.Write(rows.GetBuffer().AsSpan(0, (int)rows.Length)));
        rows.SetLength(0);
    }

    private static SandboxException TooMuch(string chinese, string english) => new(SandboxFailure.TooMuch, chinese, english);
}
