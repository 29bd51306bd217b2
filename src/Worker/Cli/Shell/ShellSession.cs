using System.Diagnostics;
using System.Globalization;
using PerfEval.Worker.Cli.Commands;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Sandbox;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>What a shell remembers between statements, and how it runs them.</summary>
public sealed class ShellSession(ISqlSession sql, Terminal terminal)
{
    private readonly ResultNames _results = new(sql);
    private string? _file;
    private int _filesWritten;

    public ISqlSession Sql => sql;

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
        var resolved = _results.Resolve(statement);
        var clock = Stopwatch.StartNew();
        var target = File is null ? null : NextFile(File);
        if (!await Print(resolved, target, target is null ? Mode : FormatOf(target), ct))
            return false;
        if (Timer)
            terminal.Error.WriteLine($"用时 {clock.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)} s");
        _results.Keep(resolved);
        return true;
    }

    /// <summary>Runs one statement and prints its rows.</summary>
    /// <param name="file">Null for the terminal.</param>
    public async Task<bool> Print(string statement, string? file, OutputFormat format, CancellationToken ct)
    {
        // DuckDB would run what stands before a NUL, and takes nothing at all for an error.
        if (statement.Contains('\0', StringComparison.Ordinal))
            throw new InvalidDataException("SQL 语句含 NUL 字符。 The statement contains a NUL character.");
        if (SqlText.Statements(statement).Count == 0)
            return true;
        if (SqlText.FullWidth(statement) is var (sign, line, column))
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
                await ParquetFile.Write(unfinished => sql.WriteParquet(statement, unfinished, ct), file!, terminal);
                LastQuery = statement;
                return true;
            }

            sql.Query(
                statement,
                rows =>
                {
                    LastQuery = statement;
                    if (file is null)
                        RowPrinter.ToScreen(format, "sql", rows, terminal, ct);
                    else
                        RowPrinter.ToFile(format, "sql", rows, file, terminal, ct);
                },
                ct);
            return true;
        }
        catch (SandboxException e)
        {
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
    private static Problem CannotRun(SandboxException e) => e.Failure is SandboxFailure.Refused or SandboxFailure.TooMuch
        ? new Problem(
            e.Chinese, e.Message,
            "sql 从不改动数据仓库 sql never changes the warehouse; perfeval sql --trusted 只取消沙箱的限制，仅用于自己写的语句 lifts the limits of the sandbox only, for "
            + "statements of your own")
        : new Problem(
            e.Chinese, $"The statement cannot run. {e.Message.TrimEnd()}",
            "SHOW TABLES; 列出视图，DESCRIBE report; 列出一个视图的各列 lists the views, and the columns of one");

    private string NextFile(string file)
    {
        _filesWritten++;
        return _filesWritten == 1
            ? file
            : Path.Combine(Path.GetDirectoryName(file) ?? string.Empty, $"{Path.GetFileNameWithoutExtension(file)}-{_filesWritten}{Path.GetExtension(file)}");
    }
}
