using System.CommandLine;
using System.Data.Common;
using DuckDB.NET.Data;
using PerfEval.Ingest.Text;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Publishing;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;
using PerfEval.Worker.Web;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>--db, and the warehouse behind it.</summary>
public sealed class DatabaseOption
{
    private static readonly string s_default = Path.Combine("perfeval-data", "warehouse.duckdb");

    private readonly Option<string> _option = new("--db")
    {
        Description = "数据仓库文件 the warehouse file",
        HelpName = "FILE",
        DefaultValueFactory = _ => s_default,
    };

    /// <param name="writes">Whether the command changes the warehouse: a generation is never changed.</param>
    public DatabaseOption(bool writes = false) => _option.Validators.Add(given =>
    {
        if (given.GetValueOrDefault<string>() is not { } path)
            return;
        if (WarehouseFile.WhyNotNamed(path) is { } why)
            given.AddError(why);
        else if (writes && Generations.IsOne(path))
            given.AddError($"{path} 是已发布的一代，不可改写；请给出数据仓库本身。 {path} is a published generation and is never written to; name the warehouse itself.");
    });

    public void AddTo(Command command) => command.Add(_option);

    public string PathOf(ParseResult parsed) => parsed.GetRequiredValue(_option);

    /// <summary>What the next command needs to find the same warehouse: empty, or " --db FILE".</summary>
    public string ArgumentOf(ParseResult parsed) => PathOf(parsed) == s_default ? string.Empty : $" --db {PathOf(parsed)}";

    /// <summary>
    /// A connection that cannot change anything, or why there is none. While serve runs, readers get the generation that was published last;
    /// so they do while another process writes the warehouse, or where it cannot be opened, and are told so.
    /// </summary>
    public (DuckDBConnection? Connection, Problem? Problem) OpenReader(ParseResult parsed, Terminal terminal) =>
        OpenReader(parsed, terminal, WarehouseFile.OpenReader);

    /// <inheritdoc cref="OpenReader(ParseResult, Terminal)"/>
    /// <param name="open">Opens the file of a name for reading only, with the failures of <see cref="WarehouseFile.OpenReader"/>.</param>
    public (T? Connection, Problem? Problem) OpenReader<T>(ParseResult parsed, Terminal terminal, Func<string, T> open)
        where T : class
    {
        var path = PathOf(parsed);
        var home = DataHome.Of(path);
        if (!Path.Exists(path))
            return (null, Problems.NoWarehouse(home, path));
        // A reader of the warehouse would shut serve out of it, and see a night that may not be published.
        if (ServeEndpoint.Find(home) is not null && new Generations(home.Published).OpenCurrent(open) is var (published, _))
            return (published, null);
        var opened = Open(path, open);
        if (opened.Problem is null || new Generations(home.Published).OpenCurrent(open) is not var (connection, generation))
            return opened;
        terminal.Error.WriteLine(
            $"数据仓库正被写入或打不开，读取第 {generation.Number} 代（{ChinaTime.Shown(generation.PublishedAt)}）。 "
            + $"The warehouse is being written or cannot be opened; this is generation {generation.Number}, published "
            + $"{ChinaTime.Shown(generation.PublishedAt)}.");
        return (connection, null);
    }

    /// <summary>The one connection that may change the warehouse, which is created where it is missing; or why there is none.</summary>
    public (DuckDBConnection? Connection, Problem? Problem) OpenWriter(ParseResult parsed) => Open(PathOf(parsed), WarehouseFile.OpenWriter);

    private static (T? Connection, Problem? Problem) Open<T>(string path, Func<string, T> open)
        where T : class
    {
        try
        {
            return (open(path), null);
        }
        catch (InvalidDataException e)
        {
            return (null, new Problem($"无法打开数据仓库 {path}。", e.Message.TrimEnd(), $"perfeval rebuild --db {path}"));
        }
        catch (DatabaseDamagedException e)
        {
            return (null, new Problem($"数据仓库已损坏：{path}。", e.Message.TrimEnd(), $"perfeval rebuild --db {path}"));
        }
        catch (DbException e) when (MachineProblems.Of(e) is { } problem)
        {
            return (null, problem);
        }
        catch (WarehouseBusyException e)
        {
            return (null, new Problem(
                $"数据仓库正被另一进程占用：{path}。", e.Message.TrimEnd(), "wait until the process that holds it is done, or choose another file with --db FILE"));
        }
        catch (DbException e)
        {
            return (null, new Problem(
                $"无法打开数据仓库 {path}。", e.Message.TrimEnd(), "check its permissions and those of its folder, or choose another file with --db FILE"));
        }
    }
}
