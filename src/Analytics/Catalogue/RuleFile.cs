using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Analytics.Catalogue;

/// <summary>Reads one rule file: a YAML header in the block comment that opens it, one query below.</summary>
internal static partial class RuleFile
{
    private static readonly string[] s_knownScopes = ["unit", "project", "cross-year", "peer"];

    /// <summary>The rule, or null with at least one problem added.</summary>
    public static Rule? Read(string file, string text, List<RuleProblem> problems)
    {
        var before = problems.Count;
        var open = text.IndexOf("/*", StringComparison.Ordinal);
        var close = text.IndexOf("*/", StringComparison.Ordinal);
        if (open < 0 || close < open || text[..open].Trim().Length > 0)
        {
            problems.Add(new RuleProblem(file, 1, "must open with a header between /* and */"));
            return null;
        }

        var lineOffset = text[..open].Count(c => c == '\n');
        if (text[(close + 2)..].Trim().Length == 0)
            problems.Add(new RuleProblem(file, text[..close].Count(c => c == '\n') + 1, "has no query below its header"));
        if (Parse(file, lineOffset, text[(open + 2)..close], problems) is not { } mapping)
            return null;

        var header = new HeaderReader(file, lineOffset, mapping, problems);
        var rule = header.Finish(ReadHeader(header, file, text));
        Validate(rule, mapping, header);
        return problems.Count == before ? rule : null;
    }

    private static YamlMappingNode? Parse(string file, int lineOffset, string yaml, List<RuleProblem> problems)
    {
        try
        {
            if (StrictYaml.Read(yaml) is YamlMappingNode mapping)
                return mapping;
            problems.Add(new RuleProblem(file, lineOffset + 1, "the header must be one YAML mapping"));
        }
        catch (StrictYamlException e)
        {
            problems.Add(new RuleProblem(file, e.Line + lineOffset, "the header is not valid YAML: " + e.Message));
        }

        return null;
    }

    private static Rule ReadHeader(HeaderReader header, string file, string text) => new()
    {
        Id = header.Text("id"),
        Title = header.Localized("title"),
        Severity = header.Map("severity", required: true, node => header.Remark(node, "severity")),
        Scopes = header.Texts("scope", required: true),
        Grouped = header.Text("group", "subject") == "report",
        Parents = header.Texts("parents", required: false),
        Basis = header.Items("basis", required: true, item => new RuleBasis(item.Text("document"), item.Text("clause"), item.Remark("certainty"))),
        Innocent = header.Items("innocent", required: true, item => new LocalizedText(item.Text("zh"), item.Text("en"))),
        Needs = header.Map("needs", required: true, node => header.Sequence(node, "needs")),
        Uses = header.Map("uses", required: false, node => header.Sequence(node, "uses")),
        Parameters = header.Items("parameters", required: true,
            item => new RuleParameter(item.Text("name"), item.Number("default"), item.Text("unit"), item.Remark("meaning"))),
        Examples = header.Items("examples", required: true, item => new RuleExample(item.Flag("fires"), item.Remark("given"), item.Remark("then"))),
        Sql = text,
        File = file,
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
    };

    private static void Validate(Rule rule, YamlMappingNode mapping, HeaderReader header)
    {
        if (rule.Id.Length > 0 && !IdPattern().IsMatch(rule.Id))
            header.Report(mapping, $"id '{rule.Id}' must be letters, digits, - or _, at most 32");
        // Behind the id a name may say what the rule looks for: BA01-unit-budget-adjustment.sql.
        if (rule.Id.Length > 0 && !$"{Path.GetFileNameWithoutExtension(rule.File)}-".StartsWith($"{rule.Id}-", StringComparison.Ordinal))
            header.Report(mapping, $"id '{rule.Id}' must be the file name, or what it begins with before a hyphen");
        foreach (var scope in rule.Scopes.Where(scope => !s_knownScopes.Contains(scope)))
            header.Report(mapping, $"unknown scope '{scope}' (known: {string.Join(", ", s_knownScopes)})");
        if (rule.Scopes.Count == 0)
            header.Report(mapping, "scope must name at least one of " + string.Join(", ", s_knownScopes));
        foreach (var severity in rule.Severity.Keys.Where(severity => !Severities.All.Contains(severity)))
            header.Report(mapping, $"unknown severity '{severity}' (known: {string.Join(", ", Severities.All)})");
        if (rule.Needs.Count == 0 && rule.Uses.Count == 0)
            header.Report(mapping, "needs (or uses) must name at least one view");
        foreach (var twice in rule.Parameters.GroupBy(parameter => parameter.Name).Where(group => group.Count() > 1))
            header.Report(mapping, $"parameter '{twice.Key}' is declared twice");
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]{1,31}$")]
    private static partial Regex IdPattern();
}
