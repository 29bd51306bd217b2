using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>按收入性质分 / 按支出性质分 of the 整体支出自评表, 万元.</summary>
public sealed record FundingByNature : Fact
{
    public static readonly FactTable<FundingByNature> Columns = new FactTable<FundingByNature>("funding_by_nature")
        .Key("side", fact => fact.Side)
        .Key("line", fact => fact.Line)
        .Words("label", fact => fact.Label)
        .Number("amount", fact => fact.Amount);

    public override FactTable Table => Columns;

    /// <summary>income or expenditure.</summary>
    public required string Side { get; init; }

    /// <summary>total, general_public_budget, government_fund, state_capital, special_account, other; total, basic, project, other.</summary>
    public required string Line { get; init; }

    public required Printed Label { get; init; }

    public Figure? Amount { get; init; }
}
