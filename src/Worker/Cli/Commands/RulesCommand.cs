using System.CommandLine;
using System.Globalization;
using System.Text;
using PerfEval.Analytics.Catalogue;
using PerfEval.Ingest.Text;
using PerfEval.Worker.Cli.Printing;
using PerfEval.Worker.Export;
using PerfEval.Worker.Pipeline;
using PerfEval.Worker.Queries;
using PerfEval.Worker.State;

namespace PerfEval.Worker.Cli.Commands;

/// <summary>perfeval rules: the catalogue, or one rule in full.</summary>
public static class RulesCommand
{
    private static readonly OutputColumn[] s_columns =
    [
        new("rule_id", ColumnKind.Text), new("title", ColumnKind.Text), new("title_en", ColumnKind.Text),
        new("severity", ColumnKind.Text), new("scope", ColumnKind.Text), new("parents", ColumnKind.Text),
    ];

    public static Command Create(Terminal terminal)
    {
        var id = new Argument<string?>("ID") { Description = "规则编号 id of a rule", Arity = ArgumentArity.ZeroOrOne };
        var rules = new RuleOption();
        var output = new RowOutput(OutputFormat.Table);
        var command = new ExampleCommand(
            "rules", "列出规则，或显示一条规则的全文。 Lists the rules, or shows one in full.", "perfeval rules", "perfeval rules BA01", "perfeval rules --format csv") { id };
        rules.AddTo(command);
        output.AddTo(command);
        command.SetAction((parsed, ct) =>
        {
            var catalogue = rules.Load(parsed);
            foreach (var problem in catalogue.Problems)
                terminal.Error.WriteLine($"规则文件未采用 Rule file refused: {problem}");
            if (parsed.GetValue(id) is { } wanted)
                return Task.FromResult(Exit(Show(wanted, catalogue, terminal), catalogue.Problems.Count));
            var failed = AnalysisRun.Try(catalogue, ct);
            foreach (var (rule, why) in failed)
                terminal.Error.WriteLine($"规则的 SQL 不能运行 SQL of a rule cannot run: {rule}: {why}");
            var code = output.Write(parsed, terminal, new ResultRows(s_columns, catalogue.Rules.Select(Row)), "rules", ct);
            return Task.FromResult(Exit(code, catalogue.Problems.Count + failed.Count));
        });
        return command;
    }

    private static int Exit(int code, int refused) => code == ExitCode.Success && refused > 0 ? ExitCode.SomeRejected : code;

    private static object?[] Row(Rule rule) =>
    [
        rule.Id, rule.Title.Zh, rule.Title.En, string.Join('/', rule.Severity.Keys), string.Join(' ', rule.Scopes),
        rule.Parents.Count == 0 ? null : string.Join(' ', rule.Parents),
    ];

    private static int Show(string id, RuleCatalogue catalogue, Terminal terminal)
    {
        if (catalogue.Rules.FirstOrDefault(r => r.Id.Equals(id, StringComparison.OrdinalIgnoreCase)) is not { } rule)
        {
            var near = NameDistance.Nearest(id, catalogue.Rules.Select(r => r.Id), 5);
            return new Problem(
                $"没有规则 {id}。", $"There is no rule {id}.", near.Count > 0 ? $"did you mean {string.Join(", ", near)}?" : "perfeval rules lists them all").Print(
                    terminal);
        }

        terminal.Out.Write(Encoding.UTF8.GetBytes(PrintableText.Of(Text(rule), keepLines: true)));
        terminal.Out.Flush();
        return ExitCode.Success;
    }

    private static string Text(Rule rule)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{rule.Id} {rule.Title.Zh}").AppendLine(rule.Title.En);
        Section("级别 Severity", rule.Severity.SelectMany(s => Lines($"{FlagSeverity.Chinese(s.Key)} {s.Key}：", s.Value)));
        Section("范围 Scope", rule.Scopes);
        Section("依据 Basis", rule.Basis.SelectMany(b => Lines($"{b.Document}：{b.Clause}。把握 certainty：", b.Certainty)));
        Section("可能的解释 Innocent explanations", rule.Innocent.SelectMany(i => Lines("", i)));
        Section(
            "参数 Parameters",
            rule.Parameters.SelectMany(p => Lines(string.Create(CultureInfo.InvariantCulture, $"{p.Name} = {p.Default} {p.Unit}："), p.Meaning)));
        Section("需要 Needs", rule.Needs.Select(n => $"{n.Key}: {string.Join(", ", n.Value)}"));
        Section("例 Examples", rule.Examples.SelectMany(e =>
            Lines(e.Fires ? "触发 fires：" : "不触发 does not fire：", new LocalizedText($"{e.Given.Zh} → {e.Then.Zh}", $"{e.Given.En} → {e.Then.En}"))));
        return text.AppendLine().AppendLine("SQL").AppendLine().AppendLine(rule.Sql.Trim()).ToString();

        // Chinese, and English below it; a text that was written once stands once.
        static IEnumerable<string> Lines(string label, LocalizedText written) =>
            written.Zh == written.En ? [label + written.Zh] : [label + written.Zh, "  " + written.En];

        void Section(string title, IEnumerable<string> lines)
        {
            var listed = lines.ToList();
            if (listed.Count == 0)
                return;
            text.AppendLine().AppendLine(title);
            foreach (var line in listed)
                text.Append("  ").AppendLine(line);
        }
    }
}
