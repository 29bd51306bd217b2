using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>One row of 年度预算申请 / 项目资金: money in 万元, rate in percent, weight and score in 分.</summary>
public sealed record Funding : Fact
{
    public override string View => "funding";

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

    public override void Write(IFactWriter writer)
    {
        writer.Key("scope", Scope);
        writer.Key("project", Project);
        writer.Key("ordinal", Ordinal);
        writer.Key("line", Line);
        writer.Words("label", Label);
        writer.Number("initial", Initial);
        writer.Number("full_year", FullYear);
        writer.Number("executed", Executed);
        writer.Number("weight", Weight);
        writer.Number("rate_pct", Rate);
        writer.Number("score", Score);
    }
}
