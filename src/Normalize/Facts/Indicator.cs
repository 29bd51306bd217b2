using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>One 三级指标 of a self-evaluation form, with target, actual, 分值 and 得分.</summary>
public sealed record Indicator : Fact
{
    public static readonly FactTable<Indicator> Columns = new FactTable<Indicator>("indicator")
        .Key("scope", fact => fact.Scope)
        .Key("project", fact => fact.Project)
        .Key("ordinal", fact => fact.Ordinal)
        .Words("level1", fact => fact.Level1)
        .Number("level1_weight", fact => fact.Level1Weight)
        .Words("level2", fact => fact.Level2)
        .Words("name", fact => fact.Name)
        .Words("target", fact => fact.Target)
        .Part("target_op", fact => fact.Asked.Op ?? Measure.OperatorOf(fact.TargetOp?.Text))
        .Part("target_value", fact => fact.Asked.Value, fact => fact.Target)
        .Part("target_unit", fact => fact.UnitOf(fact.Asked))
        .Words("actual", fact => fact.Actual)
        .Part("actual_op", fact => fact.Reached.Op)
        .Part("actual_value", fact => fact.Reached.Value, fact => fact.Actual)
        .Part("actual_unit", fact => fact.UnitOf(fact.Reached))
        .Number("weight", fact => fact.Weight)
        .Number("score", fact => fact.Score)
        .Words("deviation_note", fact => fact.DeviationNote);

    public override FactTable Table => Columns;

    public required string Scope { get; init; }

    public string? Project { get; init; }

    public required int Ordinal { get; init; }

    /// <summary>一级指标, points taken off; inferred from level 2 where a page break moved the label.</summary>
    public Printed? Level1 { get; init; }

    /// <summary>分值 printed with the level-1 label or in a column of its own.</summary>
    public Figure? Level1Weight { get; init; }

    /// <summary>二级指标.</summary>
    public Printed? Level2 { get; init; }

    /// <summary>三级指标.</summary>
    public Printed? Name { get; init; }

    /// <summary>年度指标值; the adjusted one where the form has both and it is filled in.</summary>
    public Printed? Target
    {
        get;
        init
        {
            field = value;
            Asked = Measure.Parse(value?.Text);
        }
    }

    /// <summary>指标性质 column, where operator and number stand apart.</summary>
    public Printed? TargetOp { get; init; }

    /// <summary>度量单位 column, where the unit stands apart.</summary>
    public Printed? Unit
    {
        get;
        init
        {
            field = value;
            UnitOfColumn = value?.Text is { } printed ? Measure.Parse("1" + printed).Unit ?? printed : null;
        }
    }

    /// <summary>实际完成值.</summary>
    public Printed? Actual
    {
        get;
        init
        {
            field = value;
            Reached = Measure.Parse(value?.Text);
        }
    }

    public Figure? Weight { get; init; }

    public Figure? Score { get; init; }

    /// <summary>偏差原因分析及改进措施.</summary>
    public Printed? DeviationNote { get; init; }

    // Parsed when the fact is made, beside the other documents: a fact that changes while it is loaded is old by then, and the collector looks through all that
    // are for it (13 collections of the second generation instead of 33, 0.6 s over 1,000 reports).
    private Measure Asked { get; init; } = Measure.Nothing;

    private Measure Reached { get; init; } = Measure.Nothing;

    private string? UnitOfColumn { get; init; }

    /// <summary>What is printed beside the number, else what a column of its own names.</summary>
    private string? UnitOf(Measure measure) => measure.Unit ?? (measure.Value is null ? null : UnitOfColumn);
}
