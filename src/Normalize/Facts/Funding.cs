using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>One row of 年度预算申请 / 项目资金: money in 万元, rate in percent, weight and score in 分.</summary>
public sealed record Funding : Fact
{
    public static readonly FactTable<Funding> Columns = new FactTable<Funding>("funding")
        .Key("scope", fact => fact.Scope)
        .Key("project", fact => fact.Project)
        .Key("ordinal", fact => fact.Ordinal)
        .Key("line", fact => fact.Line)
        .Words("label", fact => fact.Label)
        .Number("initial", fact => fact.Initial)
        .Number("full_year", fact => fact.FullYear)
        .Number("executed", fact => fact.Executed)
        .Number("weight", fact => fact.Weight)
        .Number("rate_pct", fact => fact.Rate)
        .Number("score", fact => fact.Score);

    public override FactTable Table => Columns;

    public required string Scope { get; init; }

    public string? Project { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>total, current_year_appropriation, carry_over, other; null for a label that nobody knows.</summary>
    public string? Line { get; init; }

    public required Printed Label { get; init; }

    /// <summary>年初预算数.</summary>
    public Figure? Initial { get; init; }

    /// <summary>全年预算数.</summary>
    public Figure? FullYear { get; init; }

    /// <summary>全年执行数.</summary>
    public Figure? Executed { get; init; }

    /// <summary>分值 of 预算执行率.</summary>
    public Figure? Weight { get; init; }

    /// <summary>执行率.</summary>
    public Figure? Rate { get; init; }

    /// <summary>得分 of 预算执行率.</summary>
    public Figure? Score { get; init; }
}
