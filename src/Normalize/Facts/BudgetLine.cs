using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>One line of 经费控制情况 in the 基础数据表, 万元.</summary>
public sealed record BudgetLine : Fact
{
    public static readonly FactTable<BudgetLine> Columns = new FactTable<BudgetLine>("budget_line")
        .Key("ordinal", fact => fact.Ordinal)
        .Key("line", fact => fact.Line)
        .Words("label", fact => fact.Label)
        .Number("prior_final", fact => fact.PriorFinal)
        .Number("budget", fact => fact.Budget)
        .Number("final", fact => fact.Final);

    public override FactTable Table => Columns;

    public required int Ordinal { get; init; }

    /// <summary>Canonical code from data/vocabulary; null for a label that nobody knows.</summary>
    public string? Line { get; init; }

    public required Printed Label { get; init; }

    /// <summary>上年决算数.</summary>
    public Figure? PriorFinal { get; init; }

    /// <summary>本年预算数.</summary>
    public Figure? Budget { get; init; }

    /// <summary>本年决算数.</summary>
    public Figure? Final { get; init; }
}
