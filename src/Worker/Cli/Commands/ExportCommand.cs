using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval export: one view of the warehouse, whole.</summary>
public static class ExportCommand
{
    public static Command Create(Terminal terminal)
    {
        var view = new Argument<string>("view") { Description = "视图名称 name of a view" };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Csv, parquet: true);
        var command = new ExampleCommand(
            "export",
            "导出一个视图的全部行，并注明每行出处。 Writes all rows of a view, and where each is printed.",
            "perfeval export report --output report.csv",
            "perfeval export flag --output flag.xlsx",
            "perfeval export funding --format json",
            "perfeval export cell --output cell.parquet") { view };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) => Run(terminal, parsed, parsed.GetRequiredValue(view), database, output, ct));
        return command;
    }

    private static async Task<int> Run(
        Terminal terminal, ParseResult parsed, string view, DatabaseOption database, RowOutput output, CancellationToken ct)
    {
        var (connection, problem) = database.OpenReader(parsed, terminal);
        if (problem is not null)
            return problem.Print(terminal);
        using (connection)
        {
            var views = WarehouseViews.Names(connection!);
            if (views.FirstOrDefault(v => v.Equals(view, StringComparison.OrdinalIgnoreCase)) is not { } known)
                return WarehouseViews.Unknown(view, views).Print(terminal);
            var sql = SourceColumn.Query(connection!, known);
            if (output.FormatOf(parsed) == OutputFormat.Parquet)
            {
                await ParquetFile.Write(connection!, sql, output.FileOf(parsed)!, terminal, ct);
                return ExitCode.Success;
            }

            var shape = QueryShape.Of(connection!, sql);
            using var query = new DuckDBCommand(shape.Sql, connection!) { UseStreamingMode = true };
            using var stop = new Interruption(connection!, ct);
            using var reader = query.ExecuteReader();
            return output.Write(parsed, terminal, ResultRows.From(reader, shape.Types), known, ct);
        }
    }
}
