using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>总分 row of a form: sum of weights and of scores as printed, in 分.</summary>
public sealed record ScoreTotal : Fact
{
    public static readonly FactTable<ScoreTotal> Columns = new FactTable<ScoreTotal>("score_total")
        .Key("scope", fact => fact.Scope)
        .Key("project", fact => fact.Project)
        .Number("weight", fact => fact.Weight)
        .Number("score", fact => fact.Score);

    public override FactTable Table => Columns;

    public required string Scope { get; init; }

    public string? Project { get; init; }

    public Figure? Weight { get; init; }

    public Figure? Score { get; init; }
}
