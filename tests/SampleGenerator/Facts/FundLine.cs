namespace PerfEval.SampleGenerator.Facts;

/// <summary>
/// A row of a form's fund block in 万元. <paramref name="Line"/> is total, current_year_appropriation, carry_over or other;
/// <paramref name="Rate"/> is the printed rate in percent, which a fault may set apart from the computed one.
/// </summary>
internal sealed record FundLine(
    string Line, string Label, decimal? Initial, decimal? FullYear, decimal? Executed,
    decimal? Weight = null, decimal? Rate = null, decimal? Score = null);
