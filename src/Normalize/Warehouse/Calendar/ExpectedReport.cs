using PerfEval.Normalize.Identity;

namespace PerfEval.Normalize.Warehouse.Calendar;

/// <summary>A document that must be published, by the word of an analyst.</summary>
/// <param name="Unit">Full name, normalised.</param>
/// <param name="Year">Fiscal year.</param>
/// <param name="Kind">self_evaluation.</param>
/// <param name="ExpectedOn">Last day; null for the end of the following year.</param>
public sealed record ExpectedReport(string Unit, Division Division, int Year, string Kind, DateOnly? ExpectedOn);
