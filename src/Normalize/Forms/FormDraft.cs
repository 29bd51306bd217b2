using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms;

/// <summary>
/// One form while its rows are read. Whose it is (unit or project, which report) is known only at the end, so keys are set then.
/// </summary>
public sealed class FormDraft
{
    /// <summary>Title printed above the form, without blanks; null where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>base, unit, project or score, as far as the title tells.</summary>
    public string? TitleKind { get; init; }

    public int? TitleYear { get; init; }

    /// <summary>First table of the form.</summary>
    public int TableNo { get; init; }

    public Printed? UnitName { get; set; }

    public Printed? ProjectName { get; set; }

    public Printed? CompetentDept { get; set; }

    public Printed? ImplementingUnit { get; set; }

    public Printed? GoalExpected { get; set; }

    public Printed? GoalActual { get; set; }

    public Printed? Frugality { get; set; }

    public Figure? SelfScore { get; set; }

    public Staffing? Staffing { get; set; }

    public Building? Building { get; set; }

    public List<BudgetLine> BudgetLines { get; } = [];

    public List<Funding> Funding { get; } = [];

    public List<FundingByNature> Nature { get; } = [];

    public List<Indicator> Indicators { get; } = [];

    /// <summary>Indices of indicators in whose own row the level-1 label is printed or merged.</summary>
    public HashSet<int> OwnLevel1 { get; } = [];

    public List<ScoreItem> ScoreItems { get; } = [];

    public ScoreTotal? Total { get; set; }

    /// <summary>Years printed in the column heads of the base data table.</summary>
    public List<int> HeaderYears { get; } = [];

    /// <summary>项目名称 was printed, even if left empty.</summary>
    public bool HasProjectLabel { get; set; }

    public bool HasUnitLabel { get; set; }

    public bool HasBaseData => Staffing is not null || BudgetLines.Count > 0 || Building is not null || Frugality is not null;

    public bool HasEvaluation => Funding.Count > 0 || Indicators.Count > 0 || Nature.Count > 0 || GoalExpected is not null || GoalActual is not null || Total is not null;

    public bool IsProject => HasProjectLabel || (TitleKind == FormKind.Project && !HasUnitLabel && !HasBaseData);

    public bool Empty => !HasBaseData && !HasEvaluation && ScoreItems.Count == 0 && UnitName is null && ProjectName is null;
}
