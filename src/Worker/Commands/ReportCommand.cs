using System.CommandLine;
using System.Text;
using PerfEval.Worker.Output;
using PerfEval.Worker.Reports;

namespace PerfEval.Worker.Commands;

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
        var json = new Option<string>("--format", "-f") { Description = "输出格式 output format", DefaultValueFactory = _ => "table" };
        json.AcceptOnlyFromAmong("table", "json");
        var database = new DatabaseOption();
        var command = new ExampleCommand(
            "report",
            "显示一份报告的全部数据、疑点及出处。 Shows one report with its flags and evidence.",
            "perfeval report 青河新区 2023",
            "perfeval report qinghe-2023.txt --format json") { words, json };
        database.AddTo(command);
        command.SetAction(parsed =>
        {
            var (connection, problem) = database.OpenReader(parsed);
            if (problem is not null)
                return problem.Print(terminal);
            using (connection)
            {
                var terms = parsed.GetRequiredValue(words).SelectMany(w => w.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToList();
                var found = terms.Count > 0 ? ReportSearch.Find(connection!, terms) : [];
                if (found is not [var report])
                    return NotOne(string.Join(' ', terms), found).Print(terminal);
                var sections = new ReportSections(connection!, report.ReportId).All();
                if (parsed.GetValue(json) == "json")
                    PrintJson(sections, terminal);
                else
                    PrintTables(sections, terminal);
                return ExitCode.Success;
            }
        });
        return command;
    }

    private static void PrintTables(IEnumerable<ReportSection> sections, Terminal terminal)
    {
        var writer = new TableRowWriter(terminal.Width, terminal.Columns);
        foreach (var section in sections)
        {
            terminal.Out.Write(Encoding.UTF8.GetBytes($"## {section.Title} {section.Name}\n\n"));
            writer.Write(section.Rows, terminal.Out, CancellationToken.None);
            terminal.Out.Write("\n"u8);
        }

        terminal.Out.Flush();
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

    private static Problem NotOne(string terms, IReadOnlyList<FoundReport> found)
    {
        if (found.Count == 0)
            return new Problem($"没有与“{terms}”相符的报告。", $"No report matches '{terms}'.", "perfeval sql \"SELECT report_id, unit, year FROM report\"");
        var list = string.Join('\n', found.Take(ListedReports).Select(r => $"  {r.ReportId}  {r.Year}  {r.Unit}  {r.SourceName}"));
        var more = found.Count > ListedReports ? $"\n  … {found.Count - ListedReports} more" : string.Empty;
        return new Problem($"有 {found.Count} 份报告与“{terms}”相符。", $"{found.Count} reports match '{terms}':\n{list}{more}", "perfeval report ID with one of these ids");
    }
}
