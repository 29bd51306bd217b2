namespace PerfEval.Analytics.Catalogue;

/// <summary>A threshold of a rule, in <paramref name="Unit"/> (%, 万元, 分 …), that a province or county may override.</summary>
public sealed record RuleParameter(string Name, double Default, string Unit, LocalizedText Meaning);
