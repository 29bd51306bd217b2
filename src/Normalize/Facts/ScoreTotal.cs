using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>总分 row of a form: sum of weights and of scores as printed, in 分.</summary>
public sealed record ScoreTotal : Fact
{
    public override string View => "score_total";

    public required string Scope { get; init; }

    public string? Project { get; init; }

    public Figure? Weight { get; init; }

    public Figure? Score { get; init; }

    public override void Write(IFactWriter writer)
    {
        writer.Key("scope", Scope);
        writer.Key("project", Project);
        writer.Number("weight", Weight);
        writer.Number("score", Score);
    }
}
