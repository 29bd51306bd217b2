using System.CommandLine;
using System.Text;
using DuckDB.NET.Data;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Cli.Printing.Report;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval report: one report with its figures, its flags and where each of them is printed.</summary>
public static class ReportCommand
{
    private const int ListedReports = 20;

    public static Command Create(Terminal terminal)
    {
        var words = new Argument<string[]>("ID")
        {
            Description = "报告编号，或单位、年度、文件名的片段 id of a report, or parts of unit, year and file name",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string?>("--format", "-f") { Description = "输出格式：page 页面（默认）、json、xlsx output format; default page" };
        format.TakeOneOf("page", "json", "xlsx");
        var file = new Option<string?>("--output", "-o") { Description = "写入文件 write to this file instead of the screen", HelpName = "FILE" };
        var full = new Option<bool>("--full") { Description = "长文不截断 print long texts whole" };
        var database = new DatabaseOption();
        var command = new ExampleCommand(
            "report",
            "显示一份报告：数据、疑点及其原文出处、未核对的内容。 Shows one report: facts, flags and where they are printed, what was not checked.",
            "perfeval report 青河新区 2023",
            "perfeval report qinghe-2023.txt --full",
            "perfeval report qinghe-2023.txt --format json",
            "perfeval report qinghe-2023.txt --output qinghe.xlsx") { words, format, file, full };
        database.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(format) is null && result.GetResult(file)?.Tokens is [{ Value: var name }]
                && Path.GetExtension(name).ToLowerInvariant() is not (".json" or ".xlsx" or ".txt" or ".md"))
                result.AddError($"文件名 {name} 的扩展名不是可写的格式。 Name the file .xlsx, .json, .txt or .md (the last two hold the page), or say --format.");
        });
        command.SetAction((parsed, ct) =>
        {
            var (connection, problem) = database.OpenReader(parsed, terminal);
            if (problem is not null)
                return Task.FromResult(problem.Print(terminal));
            using (connection)
            {
                var terms = parsed.GetRequiredValue(words).SelectMany(w => w.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
                var found = terms.Count > 0 ? ReportSearch.Find(connection!, terms) : [];
                if (found is not [var report])
                    return Task.FromResult(NotOne(connection!, terms, found, database.ArgumentOf(parsed)).Print(terminal));
                var target = parsed.GetValue(file);
                var kind = parsed.GetValue(format)
                    ?? (Path.GetExtension(target)?.ToLowerInvariant() is ".json" or ".xlsx" ? Path.GetExtension(target)![1..].ToLowerInvariant() : "page");
                if (kind == "xlsx" && target is null)
                {
                    return Task.FromResult(
                        new Problem("工作簿不能显示在屏幕上。", "A workbook cannot be printed on the screen.", "add --output FILE.xlsx").Print(terminal));
                }

                Write(target, terminal, output => Print(kind, connection!, report.ReportId, output, parsed.GetValue(full), ct));
                return Task.FromResult(ExitCode.Success);
            }
        });
        return command;
    }

    private static void Write(string? file, Terminal terminal, Action<Terminal> print)
    {
        if (file is null)
        {
            print(terminal);
            return;
        }

        WholeFile.Write(file, unfinished =>
        {
            using var target = new FileStream(unfinished, FileMode.Create, FileAccess.Write);
            print(terminal with { Out = target, Columns = null });
        });
        terminal.Error.WriteLine($"已写入 {file}。 Wrote {file}.");
    }

    private static void Print(string kind, DuckDBConnection connection, string reportId, Terminal terminal, bool full, CancellationToken ct)
    {
        if (kind == "page")
            ReportPage.Print(connection, reportId, terminal, full);
        else if (kind == "json")
            PrintJson(new ReportSections(connection, reportId).All(), terminal);
        else
            PrintWorkbook(new ReportSections(connection, reportId).All(), terminal, ct);
    }

    private static void PrintWorkbook(IEnumerable<ReportSection> sections, Terminal terminal, CancellationToken ct)
    {
        using var book = new XlsxBook(terminal.Out);
        foreach (var section in sections)
            book.Add($"{section.Title} {section.Name}".Trim(), section.Rows, XlsxRowWriter.ExcelMaxRows, ct);
    }

    private static void PrintJson(IEnumerable<ReportSection> sections, Terminal terminal)
    {
        var writer = new JsonRowWriter();
        var separator = "{";
        foreach (var section in sections)
        {
            terminal.Out.Write(Encoding.UTF8.GetBytes($"{separator}\n\"{section.Name}\": "));
            writer.Write(section.Rows, terminal.Out, CancellationToken.None);
            separator = ",";
        }

        terminal.Out.Write("}\n"u8);
        terminal.Out.Flush();
    }

    /// <param name="db">What a command needs to find this warehouse: empty, or " --db FILE".</param>
    private static Problem NotOne(DuckDBConnection connection, IReadOnlyList<string> words, IReadOnlyList<FoundReport> found, string db)
    {
        var terms = string.Join(' ', words);
        if (found.Count == 0)
        {
            var near = ReportSearch.Near(connection, words, 3);
            return new Problem(
                $"没有与“{terms}”相符的报告{(near.Count > 0 ? $"，是否指 {string.Join('、', near)}？" : "。")}",
                $"No report matches '{terms}'{(near.Count > 0 ? $"; did you mean {string.Join(", ", near)}?" : ".")}",
                $"perfeval sql \"SELECT report_id, unit, year FROM report\"{db}");
        }

        var list = string.Join('\n', found.Take(ListedReports).Select(r => $"  {r.ReportId}  {r.Year}  {r.Unit}  {r.SourceName}"));
        var more = found.Count > ListedReports ? $"\n  … {found.Count - ListedReports} more" : string.Empty;
        return new Problem(
            $"有 {found.Count} 份报告与“{terms}”相符。", $"{found.Count} reports match '{terms}':\n{list}{more}", $"perfeval report ID{db} with one of these ids");
    }
}
