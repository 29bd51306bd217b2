using System.CommandLine;
using System.Text;
using DuckDB.NET.Data;
using PerfEval.Analytics.Catalogue;
using PerfEval.Ingest.Documents;
using PerfEval.Normalize.Warehouse;
using PerfEval.Normalize.Warehouse.Bulk;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Cli.Printing.Report;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval demo: the sample reports of fictional units in a warehouse of their own.</summary>
public static class DemoCommand
{
    private const int ShownRows = 10;

    private const string CoverageByFormat =
        """
        SELECT regexp_extract(lower(d.source_name), '[^.]*$') AS format, count(DISTINCT d.document_id) AS files, count(*) AS reports, sum(r.cells) AS cells,
               sum(r.leftover) AS leftover, round(100 * (sum(r.cells) - sum(r.leftover)) / sum(r.cells), 2) AS coverage_pct, min(r.source_name) AS example
        FROM report r JOIN document d USING (document_id) GROUP BY format ORDER BY reports DESC, format
        """;

    private static readonly string s_warehouse = WarehouseBeside(Path.Combine("perfeval-data", "warehouse.duckdb"));

    /// <summary>The demo's, in a folder of its own beside another warehouse.</summary>
    public static string WarehouseBeside(string warehouse) => Path.Combine(Path.GetDirectoryName(warehouse) ?? "", "demo", "warehouse.duckdb");

    public static Command Create(Terminal terminal)
    {
        var command = new ExampleCommand(
            "demo", "用自带样例演示：读入、核对、列出结果和示例查询。 Ingests the sample reports into a fresh warehouse, shows what was found and five example queries.",
            "perfeval demo");
        command.SetAction((_, ct) => Run(terminal, ct));
        return command;
    }

    private static async Task<int> Run(Terminal terminal, CancellationToken ct)
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
        var listener = new TerminalListener(terminal);
        var load = StepServices.Ingest(data, listener).Run(warehouse, files.Journal, files.Store, [Path.Combine(data, "samples")], ct);
        var (summary, checkedAll) = await LoadAndCheck.Run(warehouse, load, () => RuleCatalogue.Load([]), listener, ct);
        var skipped = summary.Rejected.Where(r => Rejections.IsOfThisMachine(r.Reason)).ToList();
        if (skipped.Count > 0)
        {
            terminal.Error.WriteLine(
                $"跳过 {skipped.Count} 个样例：本机缺少读取它们的程序，或太忙未能按时读完（原因见上；perfeval doctor 列出所缺程序）。 "
                + $"Skipped {skipped.Count} samples that this machine lacks a program for or was too busy to read in time (reasons above; perfeval doctor "
                + $"lists missing programs): "
                + string.Join(", ", skipped.Select(s => Path.GetFileName(s.Origin))));
        }

        Say(terminal, "# 读取覆盖率，按文件格式 Coverage by format");
        Print(terminal, warehouse, CoverageByFormat, null, ct);
        Say(terminal, "# 还有未识别单元格的报告 Reports with cells that nothing understood");
        Print(
            terminal, warehouse, "SELECT source_name, unit, year, cells, leftover, coverage FROM report WHERE leftover > 0 ORDER BY coverage, unit, year",
            ShownRows, ct);
        Say(terminal, "# 疑点 Flags");
        new FlagDigest(warehouse, terminal).Print($" --db {s_warehouse}");
        foreach (var (question, number) in DemoQuestion.All.Select((q, i) => (q, i + 1)))
        {
            Say(terminal, $"# 示例 {number}：{question.Chinese}\n# {question.English}\n\n{question.Sql};\n");
            Print(terminal, warehouse, question.Sql, ShownRows, ct);
        }

        terminal.Error.WriteLine($"下一步 Next: perfeval flags --db {s_warehouse}; perfeval report 桃源县 2023 --db {s_warehouse}; perfeval sql --db {s_warehouse}");
        return summary.Rejected.Count > skipped.Count || !checkedAll ? ExitCode.SomeRejected : ExitCode.Success;
    }

    private static void Say(Terminal terminal, string text) => terminal.Out.Write(Encoding.UTF8.GetBytes(text + "\n"));

    /// <param name="limit">Rows that are shown; what is left out is counted below them.</param>
    private static void Print(Terminal terminal, DuckDBConnection warehouse, string sql, int? limit, CancellationToken ct)
    {
        using var query = warehouse.Command(sql);
        using var reader = query.ExecuteReader();
        var rows = ResultRows.From(reader);
        var all = rows.Rows.ToList();
        new TableRowWriter(terminal.Width, terminal.Columns).Write(rows with { Rows = all.Take(limit ?? all.Count) }, terminal.Out, ct);
        Say(terminal, limit < all.Count ? $"……共 {all.Count} 行，只列前 {limit} 行。 The first {limit} of {all.Count} rows.\n" : string.Empty);
        terminal.Out.Flush();
    }
}
