using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>楼堂馆所控制情况 as read.</summary>
public sealed record BuildingDraft
{
    public required Figure? ApprovedArea { get; init; }

    public required Figure? ActualArea { get; init; }

    public required Figure? AreaControlRate { get; init; }

    public required Figure? BudgetInvestment { get; init; }

    public required Figure? ActualInvestment { get; init; }

    public required Figure? InvestmentControlRate { get; init; }

    public Building ToFact(FormIdentity form) => new()
    {
        FormKey = form.Key,
        RowKey = form.Row(0),
        ApprovedArea = ApprovedArea,
        ActualArea = ActualArea,
        AreaControlRate = AreaControlRate,
        BudgetInvestment = BudgetInvestment,
        ActualInvestment = ActualInvestment,
        InvestmentControlRate = InvestmentControlRate,
    };
}
