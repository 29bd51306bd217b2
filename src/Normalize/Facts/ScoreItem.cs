using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>One item of a 指标计分表 (财预〔2013〕53号 style): weight and score in 分.</summary>
public sealed record ScoreItem : Fact
{
    public override string View => "score_item";

    public required int Ordinal { get; init; }

    public Printed? Level1 { get; init; }

    public Figure? Level1Weight { get; init; }

    public Printed? Level2 { get; init; }

    public Figure? Level2Weight { get; init; }

    public Printed? Level3 { get; init; }

    public Figure? Weight { get; init; }

    public Figure? Score { get; init; }

    /// <summary>指标解释.</summary>
    public Printed? Explanation { get; init; }

    /// <summary>指标说明 / 评分标准.</summary>
    public Printed? Criteria { get; init; }

    public override void Write(IFactWriter writer)
    {
        writer.Key("ordinal", Ordinal);
        writer.Words("level1", Level1);
        writer.Number("level1_weight", Level1Weight);
        writer.Words("level2", Level2);
        writer.Number("level2_weight", Level2Weight);
        writer.Words("level3", Level3);
        writer.Number("weight", Weight);
        writer.Number("score", Score);
        writer.Words("explanation", Explanation);
        writer.Words("criteria", Criteria);
    }
}
