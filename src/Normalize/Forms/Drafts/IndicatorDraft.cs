using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>A row of 绩效指标 as read.</summary>
public sealed record IndicatorDraft
{
    public required Printed? Level1 { get; init; }

    public required Figure? Level1Weight { get; init; }

    /// <summary>The level-1 label is printed in the row itself or merged into it.</summary>
    public required bool OwnLevel1 { get; init; }

    public required Printed? Level2 { get; init; }

    public required Printed? Name { get; init; }

    public required Printed? Target { get; init; }

    public required Printed? TargetOp { get; init; }

    public required Printed? Unit { get; init; }

    public required Printed? Actual { get; init; }

    public required Figure? Weight { get; init; }

    public required Figure? Score { get; init; }

    public required Printed? DeviationNote { get; init; }

    public Indicator ToFact(FormIdentity form, int ordinal) => new()
    {
        FormKey = form.Key,
        RowKey = form.Row(ordinal),
        Scope = form.Scope,
        Project = form.Project,
        Ordinal = ordinal,
        Level1 = Level1,
        Level1Weight = Level1Weight,
        Level2 = Level2,
        Name = Name,
        Target = Target,
        TargetOp = TargetOp,
        Unit = Unit,
        Actual = Actual,
        Weight = Weight,
        Score = Score,
        DeviationNote = DeviationNote,
    };
}
