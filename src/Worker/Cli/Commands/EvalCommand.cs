using System.CommandLine;
using PerfEval.Ingest.Documents;
using PerfEval.Ingest.Processes;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Evaluation;
using PerfEval.Worker.Evaluation.Gold;
using PerfEval.Worker.Evaluation.Tables;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval eval: extraction measured against gold files.</summary>
public static class EvalCommand
{
    private const string Explanation =
        """
        Per view: rows expected, found and matched by name; numbers and texts expected and exact (texts: white space does not count).
        Exits 0 when every row was found, none besides, and every number is exact; 1 otherwise. Texts do not decide. Reports read from
        pictures are summed up apart (scanned): there a number may be missing or marked as uncertain, but none be wrong and unmarked.
        With --tables no warehouse is needed: a document is compared with the longest NAME that its file name begins with. Per document: share
        of the expected cells whose row, column, spans and text are right, cells besides, share marked for review. Exits 1 when nothing could be compared.
        What a worksheet stores as a number counts when its value is right, as Excel itself prints 99.2 for the paper's 99.20 under the format
        General; by_value counts those printed otherwise. 工作表中的数值单元格按数值比较，文字单元格按文字比较。
        """;

    public static Command Create(Terminal terminal)
    {
        var folder = new Argument<string?>("dir")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "标准答案目录 folder of gold files: NAME.json or NAME.expected.json for the report NAME.*",
        };
        var tables = new Option<string?>("--tables")
        {
            Description = "改为衡量表格读取 measure reading instead: compare the tables of every document below DIR with DIR/truth/NAME.json",
            HelpName = "DIR",
        };
        var details = new Option<bool>("--details") { Description = "列出每一处差异 every difference instead of the counts" };
        var database = new DatabaseOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "eval",
            "用标准答案衡量抽取质量。 Measures extraction against gold files, which are matched to reports by file name.",
            "perfeval eval data/samples",
            "perfeval eval --tables documents",
            "perfeval eval data/samples --details --format csv --output differences.csv")
        { Details = Explanation };
        command.Add(folder);
        command.Add(details);
        command.Add(tables);
        database.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) => Task.FromResult(
            parsed.GetValue(tables) is { } documents
                ? CompareTables(terminal, parsed, documents, output, ct)
                : Run(terminal, parsed, parsed.GetValue(folder)!, parsed.GetValue(details), database, output, ct)));
        command.Validators.Add(result =>
        {
            if (result.GetValue(folder) is null == result.GetValue(tables) is null)
                result.AddError("Name either the folder of gold files or, with --tables, the folder of documents.");
        });
        return command;
    }

    private static int Run(
        Terminal terminal, ParseResult parsed, string folder, bool details, DatabaseOption database, RowOutput output, CancellationToken ct)
    {
        if (!Directory.Exists(folder))
            return new Problem($"没有目录 {folder}。", $"There is no folder {folder}.", "name the folder that holds the gold files").Print(terminal);
        var (files, unreadable) = GoldFolder.Read(folder);
        if (files.Count + unreadable.Count == 0)
            return new Problem($"{folder} 中没有标准答案文件。", $"There are no gold files in {folder}.", "put NAME.json there for each report NAME.*").Print(terminal);
        var (connection, problem) = database.OpenReader(parsed, terminal);
        if (problem is not null)
            return problem.Print(terminal);
        using (connection)
        {
            var run = new EvaluationRun(new WarehouseRows(connection!));
            var unusable = unreadable.Concat(run.Ambiguous(files)).ToList();
            if (unusable.Count > 0)
                return Print(unusable, terminal);
            var result = run.Run(files, ct);
            foreach (var name in result.Missing)
                terminal.Error.WriteLine($"{name}：数据仓库中没有这份报告，按全部未找到计。 The warehouse does not hold this report; all its rows count as not found.");
            var written = output.Write(
                parsed, terminal, details ? EvaluationRows.Details(result) : EvaluationRows.Summary(result), details ? "differences" : "eval", ct);
            return result.Exact ? written : ExitCode.Failure;
        }
    }

    private static int CompareTables(Terminal terminal, ParseResult parsed, string folder, RowOutput output, CancellationToken ct)
    {
        var truthFolder = Path.Combine(folder, "truth");
        if (!Directory.Exists(truthFolder))
            return new Problem($"没有目录 {truthFolder}。", $"There is no folder {truthFolder}.", "put NAME.json there for the documents NAME*").Print(terminal);
        var (truths, unreadable) = TruthFolder.Read(truthFolder);
        if (unreadable.Count > 0)
            return Print([.. unreadable], terminal);
        var processes = new ReaderProcesses(ChildProgram.Reader);
        using var kept = processes.Keep();
        var scores = new TablesRun(processes, new ReaderLimits(), truths).Run(folder, truthFolder, ct);
        output.Write(parsed, terminal, TablesRows.Of(scores), "tables", ct);
        return scores.Any(s => s.Compared)
            ? ExitCode.Success
            : new Problem("没有可比较的文档。", "No document could be compared.", $"put documents below {folder} whose names begin with those in {truthFolder}").Print(
                terminal);
    }

    private static int Print(List<GoldProblem> problems, Terminal terminal)
    {
        foreach (var p in problems)
            new Problem($"{p.File}：{p.Chinese}", $"{p.File}: {p.English}", "correct the gold file, or evaluate a warehouse that holds each report once").Print(
                terminal);
        return ExitCode.Failure;
    }
}
