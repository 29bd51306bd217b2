using System.Text;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Shell;

/// <summary>What the shell does besides SQL.</summary>
public static class DotCommands
{
    private static readonly DotCommand[] s_all =
    [
        new(".help", "", "本帮助 this help", (s, _, _) => Help(s)),
        new(".views", "", "列出视图 lists the views", (s, _, t) => s.Print(
            "SELECT view_name AS \"view\", column_count AS columns, comment FROM duckdb_views() WHERE NOT internal AND schema_name = 'main' ORDER BY view_name",
            null, s.Mode, t)),
        new(".schema", "[VIEW]", "一个或全部视图的列 columns of one view or of all", Schema),
        new(".mode", "table|json|csv", "屏幕上的格式 format on the screen", Mode),
        new(".output", "[FILE]", "后续结果写入 .csv .json .xlsx .parquet 文件；不带文件名则回到屏幕 next results go to a file, or to the screen again", Output),
        new(".export", "FILE", "把最近一次查询的结果写入文件 writes the last query to a file", Export),
        new(".timer", "on|off", "显示用时 shows how long statements take", Timer),
        new(".read", "FILE", "执行文件中的语句 runs the statements of a file", Read),
        new(".quit", "", "退出，或按 Ctrl-D leaves, as does Ctrl-D", (s, _, _) => Task.FromResult(s.Ended = true)),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. s_all.Select(c => c.Name)];

    public static bool Is(string entry) => entry.AsSpan().TrimStart().StartsWith(".");

    /// <param name="entry">Starts with a dot.</param>
    public static Task<bool> Run(ShellSession session, string entry, CancellationToken ct)
    {
        var words = entry.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var argument = words.Length > 1 ? words[1].TrimEnd(';').Trim().Trim('\'') : string.Empty;
        var name = words[0].TrimEnd(';');
        return s_all.FirstOrDefault(c => c.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } command
            ? command.Run(session, argument, ct)
            : Wrong(session, $"没有命令 {name}。", $"There is no command {name}.", ".help");
    }

    private static Task<bool> Help(ShellSession session)
    {
        var width = s_all.Max(c => c.Name.Length + c.Arguments.Length) + 3;
        var text = new StringBuilder("语句以分号结束，可分多行。 A statement ends in a semicolon and may take several lines.\n");
        foreach (var c in s_all)
            text.Append($"{c.Name} {c.Arguments}".PadRight(width)).Append(c.Help).Append('\n');
        text.Append("_ 是最近一次查询的结果，_1、_2 … 依次是本次会话的各次查询。 _ is the last result by name, _1, _2 … the earlier ones: SELECT count(*) FROM _;\n");
        text.Append("Tab 补全，↑↓ 历史，Ctrl-C 放弃输入或停止查询。 Tab completes, ↑↓ recall, Ctrl-C drops the entry or stops the query.\n");
        session.Terminal.Out.Write(Encoding.UTF8.GetBytes(text.ToString()));
        session.Terminal.Out.Flush();
        return Task.FromResult(true);
    }

    private static Task<bool> Schema(ShellSession session, string view, CancellationToken ct)
    {
        var views = SqlNames.ViewsOf(session.Sql);
        if (view.Length > 0 && !views.Contains(view, StringComparer.OrdinalIgnoreCase))
        {
            WarehouseViews.Unknown(view, views).Print(session.Terminal);
            return Task.FromResult(false);
        }

        var filter = view.Length > 0 ? $" AND lower(table_name) = lower('{view.Replace("'", "''", StringComparison.Ordinal)}')" : string.Empty;
        return session.Print(
            $"""
            SELECT table_name AS "view", column_name AS "column", data_type AS type, comment FROM duckdb_columns()
            WHERE schema_name = 'main' AND table_name IN (SELECT view_name FROM duckdb_views() WHERE NOT internal){filter}
            ORDER BY table_name, column_index
            """,
            null, session.Mode, ct);
    }

    private static Task<bool> Mode(ShellSession session, string format, CancellationToken ct)
    {
        if (!Enum.TryParse<OutputFormat>(format, ignoreCase: true, out var mode) || mode is OutputFormat.Xlsx or OutputFormat.Parquet)
            return Wrong(session, "格式须为 table、json 或 csv。", "The mode is table, json or csv.", ".mode table");
        session.Mode = mode;
        return Task.FromResult(true);
    }

    private static Task<bool> Output(ShellSession session, string file, CancellationToken ct)
    {
        if (file.Length > 0 && ShellSession.FileFormat(file) is null)
            return NoFormat(session, file);
        session.File = file.Length > 0 ? file : null;
        return Task.FromResult(true);
    }

    private static Task<bool> Export(ShellSession session, string file, CancellationToken ct)
    {
        if (ShellSession.FileFormat(file) is not { } format)
            return NoFormat(session, file);
        return session.LastQuery is { } sql
            ? session.Print(sql, file, format, ct)
            : Wrong(session, "还没有查询可导出。", "There is no query to export yet.", "run a SELECT first");
    }

    private static Task<bool> Timer(ShellSession session, string state, CancellationToken ct)
    {
        if (state is not ("on" or "off"))
            return Wrong(session, "须为 on 或 off。", "The timer is on or off.", ".timer on");
        session.Timer = state == "on";
        return Task.FromResult(true);
    }

    private static async Task<bool> Read(ShellSession session, string file, CancellationToken ct)
    {
        if (!File.Exists(file))
            return await Wrong(session, $"找不到文件 {file}。", $"There is no file {file}.", ".read FILE");
        using var text = new StreamReader(file, Encoding.UTF8);
        return await StatementScript.Run(session, text, ct);
    }

    private static Task<bool> NoFormat(ShellSession session, string file) =>
        Wrong(session, $"文件名“{file}”看不出格式。", $"The name '{file}' does not say a format.", "name the file .csv, .json, .xlsx or .parquet");

    private static Task<bool> Wrong(ShellSession session, string chinese, string english, string next)
    {
        new Problem(chinese, english, next).Print(session.Terminal);
        return Task.FromResult(false);
    }
}
