using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse;

namespace PerfEval.Worker.Commands;

/// <summary>--db, and the warehouse behind it.</summary>
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
    public (DuckDBConnection? Connection, Problem? Problem) OpenReader(ParseResult parsed)
    {
        var path = PathOf(parsed);
        return File.Exists(path)
            ? Open(path, WarehouseFile.OpenReader)
            : (null, new Problem($"找不到数据仓库 {path}。", $"There is no warehouse at {path}.", "perfeval ingest PATH…, or name the file with --db FILE"));
    }

    /// <summary>The one connection that may change the warehouse, which is created where it is missing; or why there is none.</summary>
    public (DuckDBConnection? Connection, Problem? Problem) OpenWriter(ParseResult parsed) => Open(PathOf(parsed), WarehouseFile.OpenWriter);

    private static (DuckDBConnection? Connection, Problem? Problem) Open(string path, Func<string, DuckDBConnection> open)
    {
        try
        {
            return (open(path), null);
        }
        catch (InvalidDataException e)
        {
            return (null, new Problem($"无法打开数据仓库 {path}。", e.Message.TrimEnd(), $"perfeval rebuild --db {path}"));
        }
        catch (DuckDBException e)
        {
            return (null, new Problem(
                $"无法打开数据仓库 {path}。", e.Message.TrimEnd(), "wait until the process that holds it is done, or choose another file with --db FILE"));
        }
    }
}
