using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Analytics.Running;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Queries;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval views: the data dictionary, as the comments in the warehouse have it.</summary>
public static class ViewsCommand
{
    // A comment's fields are parted by bars; see DictionarySql. Views whose names are ASCII are the English ones.
    private const string Views = """
        SELECT view_name AS view, split_part(v.comment, ' | ', 1) AS chinese,
               (SELECT count(*) FROM duckdb_columns() c WHERE c.database_name = v.database_name AND c.schema_name = 'main' AND c.table_name = v.view_name) AS columns,
               split_part(v.comment, ' | ', 2) AS meaning, split_part(v.comment, ' | ', 3) AS meaning_en
        FROM duckdb_views() v
        WHERE v.database_name = current_database() AND v.schema_name = 'main' AND NOT v.internal AND regexp_full_match(view_name, '[ -~]+')
        ORDER BY view_oid
        """;

    private const string Columns = """
        SELECT column_name AS column, split_part(comment, ' | ', 1) AS chinese, data_type AS type,
               nullif(split_part(comment, ' | ', 2), '-') AS unit, nullif(split_part(comment, ' | ', 3), '-') AS source,
               split_part(comment, ' | ', 4) AS meaning, split_part(comment, ' | ', 5) AS meaning_en, nullif(split_part(comment, ' | ', 6), '-') AS codes
        FROM duckdb_columns()
        WHERE database_name = current_database() AND schema_name = 'main' AND table_name = $view
        ORDER BY column_index
        """;

    public static Command Create(Terminal terminal)
    {
        var name = new Argument<string?>("NAME") { Description = "视图名称，中英文均可 name of a view, English or Chinese", Arity = ArgumentArity.ZeroOrOne };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "views",
            "数据字典：列出视图，或一个视图的各列。 The data dictionary: the views, or the columns of one.",
            "perfeval views",
            "perfeval views unit_year",
            "perfeval views 资金",
            "perfeval views flag --format xlsx --output flag-columns.xlsx") { name };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) => Run(terminal, parsed, parsed.GetValue(name), database, output, ct));
        return command;
    }

    private static async Task<int> Run(
        Terminal terminal, ParseResult parsed, string? name, DatabaseOption database, RowOutput output, CancellationToken ct)
    {
        var (connection, problem) = Open(parsed, database, terminal);
        if (problem is not null)
            return problem.Print(terminal);
        using (connection)
        {
            var view = name is null ? null : English(connection!, name);
            if (name is not null && view is null)
                return Unknown(name, WarehouseViews.Names(connection!)).Print(terminal);
            using var query = view is null ? connection!.Command(Views) : connection!.Command(Columns, ("view", view));
            using var stop = new Interruption(connection!, ct);
            using var reader = query.ExecuteReader();
            return output.Write(parsed, terminal, ResultRows.From(reader), name ?? "views", ct);
        }
    }

    /// <summary>Without a warehouse, or before its first analysis, an empty one in memory has the same dictionary.</summary>
    private static (DuckDBConnection? Connection, Problem? Problem) Open(ParseResult parsed, DatabaseOption database, Terminal terminal)
    {
        if (File.Exists(database.PathOf(parsed)))
        {
            var (stored, problem) = database.OpenReader(parsed, terminal);
            if (problem is not null || WarehouseViews.Has(stored!, "flag"))
                return (stored, problem);
            stored!.Dispose();
        }

        var empty = WarehouseFile.OpenWriter(":memory:");
        AnalyticsSchema.Ensure(empty);
        return (empty, null);
    }

    private static string? English(DuckDBConnection connection, string name) =>
        connection.Scalar($"SELECT view FROM ({Views}) WHERE lower(view) = lower($name) OR chinese = $name", ("name", name)) as string;

    private static Problem Unknown(string name, IReadOnlyList<string> views)
    {
        var near = NameDistance.Nearest(name, views, 3);
        return new Problem(
            $"没有名为 {name} 的视图。", $"There is no view called {name}.",
            near.Count > 0 ? $"did you mean {string.Join(", ", near)}?" : "perfeval views lists them all");
    }
}
