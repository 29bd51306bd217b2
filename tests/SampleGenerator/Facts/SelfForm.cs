namespace PerfEval.SampleGenerator.Facts;

/// <summary>A unit's form (project null) or a project's. Totals are null where the form has no total row.</summary>
internal sealed record SelfForm(
    string? Project, string? CompetentDept, string? ImplementingUnit,
    IReadOnlyList<FundLine> Funds, IReadOnlyList<NatureLine> Natures, string GoalExpected, string GoalActual,
    IReadOnlyList<Indicator> Indicators, decimal? TotalWeight, decimal? TotalScore)
{
    public FundLine Total => Funds.First(f => f.Line == "total");

    public bool IsUnit => Project is null;
}
