using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Facts;

/// <summary>Head of a 项目支出自评表, or the goals of the unit itself (project null).</summary>
public sealed record Project : Fact
{
    public static readonly FactTable<Project> Columns = new FactTable<Project>("project")
        .Key("ordinal", fact => fact.Ordinal)
        .Words("project", fact => fact.Name, otherwise: fact => fact.ProjectKey is null ? null : "")
        .Key("project_key", fact => fact.ProjectKey)
        .Words("competent_dept", fact => fact.CompetentDept)
        .Words("implementing_unit", fact => fact.ImplementingUnit)
        .Words("goal_expected", fact => fact.GoalExpected)
        .Words("goal_actual", fact => fact.GoalActual)
        .Words("frugality", fact => fact.Frugality);

    public override FactTable Table => Columns;

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
}
