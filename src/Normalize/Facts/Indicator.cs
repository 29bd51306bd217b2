using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>One 三级指标 of a self-evaluation form, with target, actual, 分值 and 得分.</summary>
public sealed record Indicator : Fact
{
    public override string View => "indicator";

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
    public Printed? Target { get; init; }

    /// <summary>指标性质 column, where operator and number stand apart.</summary>
    public Printed? TargetOp { get; init; }

    /// <summary>度量单位 column, where the unit stands apart.</summary>
    public Printed? Unit { get; init; }

    /// <summary>实际完成值.</summary>
    public Printed? Actual { get; init; }

    public Figure? Weight { get; init; }

    public Figure? Score { get; init; }

    /// <summary>偏差原因分析及改进措施.</summary>
    public Printed? DeviationNote { get; init; }

    public override void Write(IFactWriter writer)
    {
        var target = Measure.Parse(Target?.Text);
        var actual = Measure.Parse(Actual?.Text);
        var unit = Unit?.Text is { } printed ? Measure.Parse("1" + printed).Unit ?? printed : null;
        writer.Key("scope", Scope);
        writer.Key("project", Project);
        writer.Key("ordinal", Ordinal);
        writer.Words("level1", Level1);
        writer.Number("level1_weight", Level1Weight);
        writer.Words("level2", Level2);
        writer.Words("name", Name);
        writer.Words("target", Target);
        writer.Part("target_op", target.Op ?? Measure.OperatorOf(TargetOp?.Text));
        writer.Part("target_value", target.Value, Target);
        writer.Part("target_unit", target.Unit ?? (target.Value is null ? null : unit));
        writer.Words("actual", Actual);
        writer.Part("actual_op", actual.Op);
        writer.Part("actual_value", actual.Value, Actual);
        writer.Part("actual_unit", actual.Unit ?? (actual.Value is null ? null : unit));
        writer.Number("weight", Weight);
        writer.Number("score", Score);
        writer.Words("deviation_note", DeviationNote);
    }
}
