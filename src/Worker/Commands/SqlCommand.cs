using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Worker.Output;

namespace PerfEval.Worker.Commands;

/// <summary>perfeval sql: one statement over the warehouse, which it cannot change.</summary>
public static class SqlCommand
{
    public static Command Create(Terminal terminal)
    {
        var statement = new Argument<string>("statement") { Description = "一条 SQL 语句；- 表示从标准输入读取 one statement; - reads it from standard input" };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "sql",
            "对数据仓库执行一条只读 SQL。 Runs one read-only SQL statement on the warehouse.",
            "perfeval sql \"SELECT unit, year, self_score FROM report ORDER BY year\"",
            "perfeval sql \"SUMMARIZE funding\"",
            "perfeval sql - --format csv --output result.csv < query.sql") { statement };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Run(terminal, parsed, parsed.GetRequiredValue(statement), database, output, cancellationToken));
        return command;
    }

    private static async Task<int> Run(
        Terminal terminal, ParseResult parsed, string statement, DatabaseOption database, RowOutput output, CancellationToken cancellationToken)
    {
        var sql = statement == "-" ? await terminal.In.ReadToEndAsync(cancellationToken) : statement;
        if (SqlText.HasSecondStatement(sql))
        {
            return new Problem("一次只能执行一条语句。", "Only one statement can run at a time.", "run the statements one after the other")
                .Print(terminal);
        }

        var (connection, problem) = database.OpenReader(parsed);
        if (problem is not null)
            return problem.Print(terminal);
        using (connection)
        {
            try
            {
                using var query = new DuckDBCommand(sql, connection) { UseStreaming = true };
                using var reader = await query.ExecuteReaderAsync(cancellationToken);
                return output.Write(parsed, terminal, ResultRows.From(reader), "sql", cancellationToken);
            }
            catch (DuckDBException e)
            {
                return new Problem("SQL 语句无法执行。", $"The statement cannot run. {e.Message.TrimEnd()}", "perfeval sql \"SHOW TABLES\" lists the views, \"DESCRIBE report\" the columns of one")
                    .Print(terminal);
            }
        }
    }
}
