using System.Reflection;

namespace PerfEval.Analytics.Catalogue;

/// <summary>All rules that can run, in order of id, and what was wrong with the files that cannot.</summary>
public sealed record RuleCatalogue(IReadOnlyList<Rule> Rules, IReadOnlyList<RuleProblem> Problems)
{
    private const string ResourcePrefix = "Rules/";

    /// <summary>The built-in rules and every .sql file directly inside <paramref name="folders"/>.</summary>
    /// <remarks>A file that is not a valid rule, or repeats an id, becomes a problem; the others load all the same.</remarks>
    public static RuleCatalogue Load(IEnumerable<string> folders)
    {
        var problems = new List<RuleProblem>();
        var rules = new SortedDictionary<string, Rule>(StringComparer.OrdinalIgnoreCase);
        foreach (var (file, text) in BuiltIn().Concat(folders.SelectMany(folder => RuleFolder.Read(folder, problems))))
        {
            if (RuleFile.Read(file, text, problems) is not { } rule)
                continue;
            if (!rules.TryAdd(rule.Id, rule))
                problems.Add(new RuleProblem(file, 0, $"id '{rule.Id}' is already taken by {rules[rule.Id].File}"));
        }

        return new RuleCatalogue([.. rules.Values], problems);
    }

    private static IEnumerable<(string File, string Text)> BuiltIn()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[ResourcePrefix.Length..], reader.ReadToEnd());
        }
    }

    /// <summary>Why a folder's rules cannot be run, or null: without them their flags would be taken for settled.</summary>
    public static string? WhyNone(string folder) =>
        !Directory.Exists(folder) ? NoFolder(folder)
        : RuleFolder.IsEmpty(folder) ? $"{folder} 中没有规则文件（.sql）。 There are no rule files (.sql) in {folder}."
        : null;

    internal static string NoFolder(string folder) => $"没有规则目录 {folder}。 There is no folder {folder} with rules.";
}
