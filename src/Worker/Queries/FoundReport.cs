namespace PerfEval.Worker.Queries;

/// <param name="Year">Fiscal year, null where none is printed.</param>
/// <param name="SourceName">File name of the original.</param>
public sealed record FoundReport(string ReportId, string Unit, int? Year, string SourceName);
