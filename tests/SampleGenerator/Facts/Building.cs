namespace PerfEval.SampleGenerator.Facts;

/// <summary>Areas in ㎡, investment in 万元, rates in percent; null is a blank cell.</summary>
internal sealed record Building(
    decimal? ApprovedArea, decimal? ActualArea, decimal? AreaRate, decimal? BudgetInvestment, decimal? ActualInvestment, decimal? InvestmentRate);
