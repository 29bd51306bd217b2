using System.CommandLine;
using DuckDB.NET.Data;

namespace PerfEval.Worker.Commands;

/// <summary>--db, and the warehouse behind it opened for reading.</summary>
public sealed class DatabaseOption
{
    private readonly Option<string> _option = new("--db")
    {
        Description = "数据仓库文件 the warehouse file",
        HelpName = "FILE",
        DefaultValueFactory = _ => Path.Combine("perfeval-data", "warehouse.duckdb"),
    };

    public void AddTo(Command command) => command.Add(_option);

    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(_option);

    /// <summary>A connection that cannot change the warehouse, or why there is none.</summary>
    public (DuckDBConnection? Connection, Problem? Problem) OpenReadOnly(ParseResult parsed)
    {
        var path = PathOf(parsed);
        if (!File.Exists(path))
        {
            return (null, new Problem(
                $"找不到数据仓库 {path}。", $"There is no warehouse at {path}.", "perfeval ingest PATH…, or name the file with --db FILE"));
        }

        var connection = new DuckDBConnection(new DuckDBConnectionStringBuilder { DataSource = path, ["access_mode"] = "READ_ONLY" }.ConnectionString);
        try
        {
            connection.Open();
            return (connection, null);
        }
        catch (DuckDBException e)
        {
            connection.Dispose();
            return (null, new Problem(
                $"无法打开数据仓库 {path}。", e.Message.TrimEnd(), "wait until the process that holds it is done, or check that it is a DuckDB file"));
        }
    }
}
