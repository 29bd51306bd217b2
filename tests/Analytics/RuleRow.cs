namespace PerfEval.Analytics.Tests;

/// <summary>One row as a rule's file returns it.</summary>
internal sealed record RuleRow(
    string ReportId, string Scope, string? Project, string? Subject, decimal? Expected, decimal? Actual, decimal? Difference, decimal? Amount,
    string Severity, bool? Fires, string? MessageZh, string? MessageEn, string? Reason);
