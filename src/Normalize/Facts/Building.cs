using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>楼堂馆所控制情况 of the 基础数据表: areas in m², investment in 万元, rates in percent.</summary>
public sealed record Building : Fact
{
    public static readonly FactTable<Building> Columns = new FactTable<Building>("building")
        .Number("approved_area", fact => fact.ApprovedArea)
        .Number("actual_area", fact => fact.ActualArea)
        .Number("area_control_rate_pct", fact => fact.AreaControlRate)
        .Number("budget_investment", fact => fact.BudgetInvestment)
        .Number("actual_investment", fact => fact.ActualInvestment)
        .Number("investment_control_rate_pct", fact => fact.InvestmentControlRate);

    public override FactTable Table => Columns;

    public Figure? ApprovedArea { get; init; }

    public Figure? ActualArea { get; init; }

    public Figure? AreaControlRate { get; init; }

    public Figure? BudgetInvestment { get; init; }

    public Figure? ActualInvestment { get; init; }

    public Figure? InvestmentControlRate { get; init; }
}
