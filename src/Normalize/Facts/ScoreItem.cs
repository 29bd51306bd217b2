using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>One item of a 指标计分表 (财预〔2013〕53号 style): weight and score in 分.</summary>
public sealed record ScoreItem : Fact
{
    public static readonly FactTable<ScoreItem> Columns = new FactTable<ScoreItem>("score_item")
        .Key("ordinal", fact => fact.Ordinal)
        .Words("level1", fact => fact.Level1)
        .Words("level2", fact => fact.Level2)
        .Words("level3", fact => fact.Level3)
        .Number("weight", fact => fact.Weight)
        .Number("score", fact => fact.Score)
        .Words("explanation", fact => fact.Explanation)
        .Words("criteria", fact => fact.Criteria)
        .Number("level1_weight", fact => fact.Level1Weight)
        .Number("level2_weight", fact => fact.Level2Weight);

    public override FactTable Table => Columns;

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
}
