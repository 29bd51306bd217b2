namespace PerfEval.Analytics.Catalogue;

/// <summary>A value that replaces a rule's default: everywhere (code null), or in one province, prefecture or county.</summary>
public sealed record ParameterOverride(string RuleId, string Name, string? DivisionCode, double Value);
