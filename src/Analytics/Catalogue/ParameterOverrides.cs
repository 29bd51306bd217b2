using System.Globalization;
using PerfEval.Ingest.Text;
using YamlDotNet.RepresentationModel;

namespace PerfEval.Analytics.Catalogue;

/// <summary>
/// The file in which analysts change thresholds: rule → name → value, or rule → name → {default, division code → value}.
/// A county inherits from its prefecture (xxxx00), that from its province (xx0000), that from the default.
/// </summary>
public sealed record ParameterOverrides(IReadOnlyList<ParameterOverride> Values, IReadOnlyList<RuleProblem> Problems)
{
    public static ParameterOverrides None { get; } = new([], []);

    /// <summary>Reads <paramref name="path"/>; no file means no overrides. Unknown rules, names and codes are problems.</summary>
    public static ParameterOverrides Load(string path, RuleCatalogue catalogue)
    {
        if (!File.Exists(path))
            return None;

        var values = new List<ParameterOverride>();
        var problems = new List<RuleProblem>();
        foreach (var (ruleNode, namesNode) in Root(path, problems))
        {
            var rule = catalogue.Rules.FirstOrDefault(rule => rule.Id == ruleNode.ToString());
            if (rule is null)
                problems.Add(At(path, ruleNode, $"no rule '{ruleNode}'"));
            else if (namesNode is not YamlMappingNode names)
                problems.Add(At(path, namesNode, $"'{ruleNode}' must hold names of parameters with their values"));
            else
                ReadRule(path, rule, names, values, problems);
        }

        return new ParameterOverrides(values, problems);
    }

    private static void ReadRule(string path, Rule rule, YamlMappingNode names, List<ParameterOverride> values, List<RuleProblem> problems)
    {
        foreach (var (nameNode, valueNode) in names.Children)
        {
            var name = nameNode.ToString();
            if (rule.Parameters.All(parameter => parameter.Name != name))
                problems.Add(At(path, nameNode, $"{rule.Id} has no parameter '{name}'"));
            else if (valueNode is YamlMappingNode places)
            {
                foreach (var (placeNode, placeValue) in places.Children)
                    Add(rule.Id, name, placeNode, placeValue);
            }
            else
                Add(rule.Id, name, null, valueNode);
        }

        void Add(string ruleId, string name, YamlNode? place, YamlNode valueNode)
        {
            var code = place?.ToString() is { } text && text != "default" ? text : null;
            if (code is not null && (code.Length != 6 || !code.All(char.IsAsciiDigit)))
                problems.Add(At(path, place!, $"'{code}' is no division code of six digits, nor 'default'"));
            else if (!double.TryParse(valueNode.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
                problems.Add(At(path, valueNode, $"'{valueNode}' is not a number"));
            else
                values.Add(new ParameterOverride(ruleId, name, code, value));
        }
    }

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Root(string path, List<RuleProblem> problems)
    {
        try
        {
            var root = StrictYaml.Read(File.ReadAllText(path));
            if (root is null or YamlMappingNode)
                return (root as YamlMappingNode ?? []).Children;
            problems.Add(new RuleProblem(path, 1, "must be one YAML mapping"));
        }
        catch (StrictYamlException e)
        {
            problems.Add(new RuleProblem(path, e.Line, "is not valid YAML: " + e.Message));
        }

        return [];
    }

    private static RuleProblem At(string path, YamlNode node, string message) => new(path, (int)node.Start.Line, message);
}
