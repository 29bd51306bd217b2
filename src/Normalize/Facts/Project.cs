using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>Head of a 项目支出自评表, or the goals of the unit itself (project null).</summary>
public sealed record Project : Fact
{
    public override string View => "project";

    public required int Ordinal { get; init; }

    /// <summary>项目支出名称; null in the row of the unit, empty for a project without a name.</summary>
    public Printed? Name { get; init; }

    /// <summary>The same project over years: the name without years, blanks and brackets.</summary>
    public string? ProjectKey { get; init; }

    /// <summary>主管部门.</summary>
    public Printed? CompetentDept { get; init; }

    /// <summary>实施单位.</summary>
    public Printed? ImplementingUnit { get; init; }

    /// <summary>预期目标.</summary>
    public Printed? GoalExpected { get; init; }

    /// <summary>目标实际完成情况.</summary>
    public Printed? GoalActual { get; init; }

    /// <summary>厉行节约保障措施 (unit row only).</summary>
    public Printed? Frugality { get; init; }

    public override void Write(IFactWriter writer)
    {
        writer.Key("ordinal", Ordinal);
        if (Name is null && ProjectKey is not null)
            writer.Key("project", "");
        else
            writer.Words("project", Name);
        writer.Key("project_key", ProjectKey);
        writer.Words("competent_dept", CompetentDept);
        writer.Words("implementing_unit", ImplementingUnit);
        writer.Words("goal_expected", GoalExpected);
        writer.Words("goal_actual", GoalActual);
        writer.Words("frugality", Frugality);
    }
}
