using System.CommandLine;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Jobs;
using PerfEval.Worker.Output;

namespace PerfEval.Worker.Commands;

/// <summary>perfeval demo: the sample reports of fictional units in a warehouse of their own.</summary>
public static class DemoCommand
{
    private static readonly string s_warehouse = Path.Combine("perfeval-data", "demo.duckdb");

    public static Command Create(Terminal terminal)
    {
        var command = new ExampleCommand(
            "demo", "用自带样例演示：读入、核对、列出结果。 Ingests the sample reports into a fresh warehouse and shows what was found.", "perfeval demo");
        command.SetAction((_, cancellationToken) => Run(terminal, cancellationToken));
        return command;
    }

    private static async Task<int> Run(Terminal terminal, CancellationToken cancellationToken)
    {
        var data = DataFolder.Find();
        Directory.CreateDirectory(Path.GetDirectoryName(s_warehouse)!);
        foreach (var old in new[] { s_warehouse, s_warehouse + ".wal" })
            File.Delete(old);
        using var warehouse = WarehouseFile.OpenWriter(s_warehouse);
        // Beside each sample lies what is expected of it.
        var samples = Directory.EnumerateFiles(Path.Combine(data, "samples"))
            .Where(f => !f.EndsWith(".expected.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var summary = await new IngestJob(data, terminal).Run(warehouse, samples, cancellationToken);
        var checkedAll = AnalysisRun.Run(warehouse, RuleCatalogue.Load([]), all: false, terminal, cancellationToken);
        Print(terminal, warehouse, "SELECT unit, year, self_score, coverage FROM report ORDER BY unit, year", cancellationToken);
        Print(
            terminal, warehouse,
            """
            SELECT severity, rule_id, unit, year, amount, message FROM flag WHERE parent_flag_id IS NULL
            ORDER BY list_position(['error', 'warning', 'info'], severity), amount DESC NULLS LAST, unit, year, rule_id, project, subject, flag_id
            """,
            cancellationToken);
        terminal.Error.WriteLine($"下一步 Next: perfeval flags --db {s_warehouse}; perfeval report 2023 --db {s_warehouse}; perfeval sql \"SHOW TABLES\" --db {s_warehouse}");
        return summary.Rejected.Count > 0 || !checkedAll ? ExitCode.SomeRejected : ExitCode.Success;
    }

    private static void Print(Terminal terminal, DuckDBConnection warehouse, string sql, CancellationToken cancellationToken)
    {
        using var query = new DuckDBCommand(sql, warehouse);
        using var reader = query.ExecuteReader();
        new TableRowWriter(terminal.Width, terminal.Columns).Write(ResultRows.From(reader), terminal.Out, cancellationToken);
        terminal.Out.Write("\n"u8);
        terminal.Out.Flush();
    }
}
