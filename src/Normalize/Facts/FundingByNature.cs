using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>按收入性质分 / 按支出性质分 of the 整体支出自评表, 万元.</summary>
public sealed record FundingByNature : Fact
{
    public override string View => "funding_by_nature";

    /// <summary>income or expenditure.</summary>
    public required string Side { get; init; }

    /// <summary>total, general_public_budget, government_fund, state_capital, special_account, other; total, basic, project, other.</summary>
    public required string Line { get; init; }

    public required Printed Label { get; init; }

    public Figure? Amount { get; init; }

    public override void Write(IFactWriter writer)
    {
        writer.Key("side", Side);
        writer.Key("line", Line);
        writer.Words("label", Label);
        writer.Number("amount", Amount);
    }
}
