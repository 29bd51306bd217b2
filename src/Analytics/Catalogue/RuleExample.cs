namespace PerfEval.Analytics.Catalogue;

/// <summary>One case in words: what is given, whether the rule fires, and what it then says.</summary>
public sealed record RuleExample(bool Fires, LocalizedText Given, LocalizedText Then);
