using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Worker.Output;

namespace PerfEval.Worker.Commands;

/// <summary>perfeval export: one view of the warehouse, whole.</summary>
public static class ExportCommand
{
    private const int Suggestions = 3;

    public static Command Create(Terminal terminal)
    {
        var view = new Argument<string>("view") { Description = "视图名称 name of a view" };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Csv);
        var command = new ExampleCommand(
            "export",
            "导出一个视图的全部行。 Writes all rows of a view.",
            "perfeval export report --output report.csv",
            "perfeval export flag --output flag.xlsx",
            "perfeval export funding --format json") { view };
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, cancellationToken) => Run(terminal, parsed, parsed.GetRequiredValue(view), database, output, cancellationToken));
        return command;
    }

    private static async Task<int> Run(
        Terminal terminal, ParseResult parsed, string view, DatabaseOption database, RowOutput output, CancellationToken cancellationToken)
    {
        var (connection, problem) = database.OpenReader(parsed);
        if (problem is not null)
            return problem.Print(terminal);
        using (connection)
        {
            var views = WarehouseViews.Names(connection!);
            if (views.FirstOrDefault(v => v.Equals(view, StringComparison.OrdinalIgnoreCase)) is not { } known)
                return Unknown(view, views).Print(terminal);
            using var query = new DuckDBCommand($"SELECT * FROM \"{known}\"", connection) { UseStreaming = true };
            using var reader = await query.ExecuteReaderAsync(cancellationToken);
            return output.Write(parsed, terminal, ResultRows.From(reader), known, cancellationToken);
        }
    }

    private static Problem Unknown(string view, IReadOnlyList<string> views)
    {
        var near = NameDistance.Nearest(view, views, Suggestions);
        return new Problem(
            $"没有名为 {view} 的视图。",
            $"There is no view called {view}.",
            near.Count > 0 ? $"did you mean {string.Join(", ", near)}?" : $"choose one of {string.Join(", ", views)}");
    }
}
