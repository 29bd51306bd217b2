namespace PerfEval.SampleGenerator.Facts;

/// <summary>A flag that a placed fault must raise. Scope is unit or project; rules grouped per report name their places in Subject.</summary>
internal sealed record ExpectedFlag(string RuleId, string Severity, string? Project = null, string? Subject = null);
