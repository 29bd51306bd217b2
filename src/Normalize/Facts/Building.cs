using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>楼堂馆所控制情况 of the 基础数据表: areas in m², investment in 万元, rates in percent.</summary>
public sealed record Building : Fact
{
    public override string View => "building";

    public Figure? ApprovedArea { get; init; }

    public Figure? ActualArea { get; init; }

    public Figure? AreaControlRate { get; init; }

    public Figure? BudgetInvestment { get; init; }

    public Figure? ActualInvestment { get; init; }

    public Figure? InvestmentControlRate { get; init; }

    public override void Write(IFactWriter writer)
    {
        writer.Number("approved_area", ApprovedArea);
        writer.Number("actual_area", ActualArea);
        writer.Number("area_control_rate_pct", AreaControlRate);
        writer.Number("budget_investment", BudgetInvestment);
        writer.Number("actual_investment", ActualInvestment);
        writer.Number("investment_control_rate_pct", InvestmentControlRate);
    }
}
