using System.CommandLine;
using System.Text;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Normalize.Warehouse;
using PerfEval.Worker.Jobs;
using PerfEval.Worker.Output;

namespace PerfEval.Worker.Commands;

/// <summary>perfeval demo: the sample reports of fictional units in a warehouse of their own.</summary>
public static class DemoCommand
{
    private const int ShownRows = 10;

    private static readonly string s_warehouse = Path.Combine("perfeval-data", "demo", "warehouse.duckdb");

    public static Command Create(Terminal terminal)
    {
        var command = new ExampleCommand(
            "demo", "用自带样例演示：读入、核对、列出结果和示例查询。 Ingests the sample reports into a fresh warehouse, shows what was found and five example queries.", "perfeval demo");
        command.SetAction((_, cancellationToken) => Run(terminal, cancellationToken));
        return command;
    }

    private static async Task<int> Run(Terminal terminal, CancellationToken cancellationToken)
    {
        var data = DataFolder.Find();
        var home = DataHome.Of(s_warehouse);
        Directory.CreateDirectory(Path.GetDirectoryName(s_warehouse)!);
        var (archive, busy) = ArchiveFiles.Open(home);
        if (busy is not null)
            return busy.Print(terminal);
        using var files = archive!;
        foreach (var old in new[] { s_warehouse, s_warehouse + ".wal" })
            File.Delete(old);
        using var warehouse = WarehouseFile.OpenWriter(s_warehouse);
        // Beside each sample lies what is expected of it.
        var samples = Directory.EnumerateFiles(Path.Combine(data, "samples"))
            .Where(f => !f.EndsWith(".expected.json", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        var summary = await new IngestJob(data, terminal).Run(warehouse, files.Journal, files.Store, samples, cancellationToken);
        var checkedAll = AnalysisRun.Run(warehouse, RuleCatalogue.Load([]), all: false, terminal, cancellationToken);
        Say(terminal, "# 读取覆盖率 Coverage");
        Print(terminal, warehouse, "SELECT unit, year, self_score, cells, leftover, coverage FROM report ORDER BY unit, year", null, cancellationToken);
        Say(terminal, "# 疑点 Flags");
        PrintFlags(terminal, warehouse, cancellationToken);
        foreach (var (question, number) in DemoQuestion.All.Select((q, i) => (q, i + 1)))
        {
            Say(terminal, $"# 示例 {number}：{question.Chinese}\n# {question.English}\n\n{question.Sql};\n");
            Print(terminal, warehouse, question.Sql, ShownRows, cancellationToken);
        }

        terminal.Error.WriteLine($"下一步 Next: perfeval flags --db {s_warehouse}; perfeval report 桃源县 2023 --db {s_warehouse}; perfeval sql --db {s_warehouse}");
        return summary.Rejected.Count > 0 || !checkedAll ? ExitCode.SomeRejected : ExitCode.Success;
    }

    private static void Say(Terminal terminal, string text) => terminal.Out.Write(Encoding.UTF8.GetBytes(text + "\n"));

    private static void PrintFlags(Terminal terminal, DuckDBConnection warehouse, CancellationToken cancellationToken)
    {
        using var query = FlagsCommand.Query(warehouse, [], [], null, null, all: false);
        using var reader = query.ExecuteReader();
        new TableRowWriter(terminal.Width, terminal.Columns).Write(FlagList.Of(ResultRows.From(reader), terminal), terminal.Out, cancellationToken);
        Say(terminal, string.Empty);
    }

    /// <param name="limit">Rows that are shown; what is left out is counted below them.</param>
    private static void Print(Terminal terminal, DuckDBConnection warehouse, string sql, int? limit, CancellationToken cancellationToken)
    {
        using var query = new DuckDBCommand(sql, warehouse);
        using var reader = query.ExecuteReader();
        var rows = ResultRows.From(reader);
        var all = rows.Rows.ToList();
        new TableRowWriter(terminal.Width, terminal.Columns).Write(rows with { Rows = all.Take(limit ?? all.Count) }, terminal.Out, cancellationToken);
        Say(terminal, limit < all.Count ? $"……共 {all.Count} 行，只列前 {limit} 行。 The first {limit} of {all.Count} rows.\n" : string.Empty);
        terminal.Out.Flush();
    }
}
