using System.Diagnostics;
using System.Globalization;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>What a shell remembers between statements, and how it runs them.</summary>
public sealed class ShellSession(DuckDBConnection connection, Terminal terminal)
{
    private readonly ResultNames _results = new(connection);
    private string? _file;
    private int _filesWritten;

    public DuckDBConnection Connection => connection;

    public Terminal Terminal => terminal;

    public OutputFormat Mode { get; set; } = OutputFormat.Table;

    public bool Timer { get; set; }

    /// <summary>The last statement that returned rows.</summary>
    public string? LastQuery { get; private set; }

    /// <summary>Whether the user asked to leave.</summary>
    public bool Ended { get; set; }

    /// <summary>Where results go; null for the terminal. The first goes to FILE.csv, the second to FILE-2.csv, so that none is lost.</summary>
    public string? File
    {
        get => _file;
        set => (_file, _filesWritten) = (value, 0);
    }

    /// <summary>Runs statements in their order, or one dot command.</summary>
    /// <returns>False after an error, which was printed; what follows it does not run.</returns>
    public async Task<bool> Run(string entry, CancellationToken ct)
    {
        if (DotCommands.Is(entry))
            return await DotCommands.Run(this, entry.Trim(), ct);
        foreach (var statement in SqlText.Statements(entry))
        {
            if (!await RunStatement(statement, ct))
                return false;
        }

        return true;
    }

    private async Task<bool> RunStatement(string statement, CancellationToken ct)
    {
        var sql = _results.Resolve(statement);
        var clock = Stopwatch.StartNew();
        var target = File is null ? null : NextFile(File);
        if (!await Print(sql, target, target is null ? Mode : FormatOf(target), ct))
            return false;
        if (Timer)
            terminal.Error.WriteLine($"用时 {clock.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)} s");
        _results.Keep(sql);
        return true;
    }

    /// <summary>Runs one statement and prints its rows.</summary>
    /// <param name="file">Null for the terminal.</param>
    public async Task<bool> Print(string sql, string? file, OutputFormat format, CancellationToken ct)
    {
        // DuckDB would run what stands before a NUL, and takes nothing at all for an error.
        if (sql.Contains('\0', StringComparison.Ordinal))
            throw new InvalidDataException("SQL 语句含 NUL 字符。 The statement contains a NUL character.");
        if (SqlText.Statements(sql).Count == 0)
            return true;
        if (SqlText.FullWidth(sql) is var (sign, line, column))
        {
            new Problem(
                $"SQL 用了全角符号“{sign}”（第 {line} 行第 {column} 个字符）。", $"The SQL has the full-width sign {sign} (line {line}, character {column}).",
                "type it as a half-width sign 改用半角符号").Print(terminal);
            return false;
        }

        try
        {
            if (format == OutputFormat.Parquet)
            {
                await ParquetFile.Write(connection, sql, file!, terminal, ct);
                LastQuery = sql;
                return true;
            }

            using var stop = new Interruption(connection, ct);
            var shape = QueryShape.Of(connection, sql);
            using var query = new DuckDBCommand(shape.Sql, connection) { UseStreamingMode = true };
            using var reader = query.ExecuteReader();
            if (reader.FieldCount == 0)
                return true;
            LastQuery = sql;
            if (file is null)
                RowPrinter.ToScreen(format, "sql", ResultRows.From(reader, shape.Types), terminal, ct);
            else
                RowPrinter.ToFile(format, "sql", ResultRows.From(reader, shape.Types), file, terminal, ct);
            return true;
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            // One thread failed, and another, which DuckDB interrupts then, was heard first.
            CannotRun(e).Print(terminal);
        }
        catch (Exception e) when (e is DuckDBException or InvalidOperationException or InvalidCastException or ArgumentException or OverflowException)
        {
            // Also a parameter, which nothing can give a value to, and a date that the CLR has no value for.
            CannotRun(e).Print(terminal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            new Problem("写文件失败。", e.Message, "check the path, the permissions and the free space").Print(terminal);
        }

        return false;
    }

    /// <summary>What the name of a file says; null where that is no format of a file.</summary>
    public static OutputFormat? FileFormat(string file) =>
        Enum.TryParse<OutputFormat>(Path.GetExtension(file).TrimStart('.'), ignoreCase: true, out var format) && format != OutputFormat.Table ? format : null;

    private static OutputFormat FormatOf(string file) => FileFormat(file)!.Value;

    // In the shell this is typed as it stands.
    private static Problem CannotRun(Exception e) => new(
        "SQL 语句无法执行。", $"The statement cannot run. {e.Message.TrimEnd()}", "SHOW TABLES; 列出视图，DESCRIBE report; 列出一个视图的各列 lists the views, and the columns of one");

    private string NextFile(string file)
    {
        _filesWritten++;
        return _filesWritten == 1
            ? file
            : Path.Combine(Path.GetDirectoryName(file) ?? string.Empty, $"{Path.GetFileNameWithoutExtension(file)}-{_filesWritten}{Path.GetExtension(file)}");
    }
}
