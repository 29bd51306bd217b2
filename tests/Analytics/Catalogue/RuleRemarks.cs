using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Tests.Catalogue;

internal static class RuleRemarks
{
    /// <summary>What a header says in words besides title and innocent explanations, in the order of the file.</summary>
    public static IEnumerable<LocalizedText> Remarks(this Rule rule) =>
        [.. rule.Severity.Values, .. rule.Basis.Select(basis => basis.Certainty), .. rule.Parameters.Select(parameter => parameter.Meaning),
            .. rule.Examples.SelectMany(example => new[] { example.Given, example.Then })];
}
