using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>An item of a 指标计分表 as read.</summary>
public sealed record ScoreItemDraft
{
    public required Printed? Level1 { get; init; }

    public required Figure? Level1Weight { get; init; }

    public required Printed? Level2 { get; init; }

    public required Figure? Level2Weight { get; init; }

    public required Printed? Level3 { get; init; }

    public required Figure? Weight { get; init; }

    public required Figure? Score { get; init; }

    public required Printed? Explanation { get; init; }

    public required Printed? Criteria { get; init; }

    public ScoreItem ToFact(FormIdentity form, int ordinal) => new()
    {
        FormKey = form.Key,
        RowKey = form.Row(ordinal),
        Ordinal = ordinal,
        Level1 = Level1,
        Level1Weight = Level1Weight,
        Level2 = Level2,
        Level2Weight = Level2Weight,
        Level3 = Level3,
        Weight = Weight,
        Score = Score,
        Explanation = Explanation,
        Criteria = Criteria,
    };
}
