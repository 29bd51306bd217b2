using System.CommandLine;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Cli.Shell;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.Sandbox;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval sql: one statement, or a shell, over the warehouse, which it cannot change.</summary>
public static class SqlCommand
{
    public static Command Create(Terminal terminal)
    {
        var statement = new Argument<string?>("statement")
        {
            Description = "一条 SQL 语句；- 表示从标准输入读取一条；不写则进入命令行界面，或逐条执行标准输入 one statement; - reads it from standard input; "
                + "without it a shell starts, or the statements of standard input run",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var trusted = new Option<bool>("--trusted")
        {
            Description = "关闭沙箱：语句可读写本机文件，用时、内存、行数不限 without the sandbox: statements may read and write files, and have no limits",
        };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table, parquet: true);
        var command = new ExampleCommand(
            "sql",
            "对数据仓库执行只读 SQL。 Runs read-only SQL on the warehouse.",
            "perfeval sql",
            "perfeval sql \"SELECT unit, year, self_score FROM report ORDER BY year\"",
            "perfeval sql \"SUMMARIZE funding\"",
            "perfeval sql --format csv < queries.sql",
            "perfeval sql - --output result.xlsx < query.sql") { statement, trusted };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction(async (parsed, ct) =>
        {
            var isTrusted = parsed.GetValue(trusted);
            var (session, problem) = database.OpenReader<ISqlSession>(
                parsed, terminal, path => isTrusted ? new TrustedSession(WarehouseFile.OpenReader(path)) : new SandboxSession(path, new SandboxLimits()));
            if (problem is not null)
                return problem.Print(terminal);
            if (isTrusted)
                terminal.Error.WriteLine("沙箱已关闭：语句可读写本机文件。 The sandbox is off: statements may read and write files of this machine.");
            using (session)
            {
                return parsed.GetValue(statement) is { } sql
                    ? await RunOne(terminal, parsed, sql == "-" ? await terminal.In.ReadToEndAsync(ct) : sql, session!, output, ct)
                    : await RunMany(terminal, parsed, session!, output, ct);
            }
        });
        return command;
    }

    private static async Task<int> RunOne(
        Terminal terminal, ParseResult parsed, string sql, ISqlSession sandbox, RowOutput output, CancellationToken ct)
    {
        if (SqlText.HasSecondStatement(sql))
        {
            return new Problem("一次只能执行一条语句。", "Only one statement can run at a time.", "perfeval sql < FILE runs several, one after the other")
                .Print(terminal);
        }

        var session = new ShellSession(sandbox, terminal);
        var statement = SqlText.Statements(sql) is [var one] ? one : sql;
        return await session.Print(statement, output.FileOf(parsed), output.FormatOf(parsed), ct) ? ExitCode.Success : ExitCode.Failure;
    }

    private static async Task<int> RunMany(
        Terminal terminal, ParseResult parsed, ISqlSession sandbox, RowOutput output, CancellationToken ct)
    {
        var session = new ShellSession(sandbox, terminal);
        if (output.FileOf(parsed) is { } file)
            session.File = ShellSession.FileFormat(file) is null ? throw new InvalidDataException($"The name '{file}' does not say a format.") : file;
        else
            session.Mode = output.FormatOf(parsed);
        if (!terminal.IsDialogue)
            return await StatementScript.Run(session, terminal.In, ct) ? ExitCode.Success : ExitCode.Failure;
        using var keys = new ConsoleKeys();
        var completer = new SqlCompleter(SqlNames.Of(sandbox), DotCommands.Names);
        var editor = new LineEditor(keys, new TerminalScreen(terminal.Out), terminal.Width, LoadHistory(terminal), completer, SqlShell.IsComplete);
        terminal.Error.WriteLine("只读。语句以分号结束；.help 帮助，Tab 补全，Ctrl-D 退出。 Read-only. Statements end in a semicolon; .help, Tab completes, Ctrl-D leaves.");
        await new SqlShell(session, editor, keys).Run(ct);
        return ExitCode.Success;
    }

    private static History LoadHistory(Terminal terminal)
    {
        var file = History.UserFile();
        try
        {
            return History.Load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine($"历史记录不可用。 No history: {e.Message}");
            return History.InMemory();
        }
    }
}
