using PerfEval.Normalize.Identity;

namespace PerfEval.Normalize.Recognition;

/// <summary>Whose report, about which fiscal year.</summary>
/// <param name="Unit">Full printed name, normalised.</param>
/// <param name="Year">年度; null where the document names none.</param>
public sealed record ReportIdentity(string Unit, string? UnitFunction, Division Division, int? Year)
{
    public string ReportId => StableId.Report(Division.Code, Division.Name, Unit, Year);
}
