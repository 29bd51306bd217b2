using PerfEval.Normalize.Facts;
using PerfEval.Normalize.Values;

namespace PerfEval.Normalize.Forms.Drafts;

/// <summary>
/// One form while its rows are read. Whose it is (unit or project, which report) is known only at the end; its drafts become facts then, under the keys
/// of its <see cref="FormIdentity"/>.
/// </summary>
public sealed class FormDraft
{
    /// <summary>Title printed above the form, without blanks; null where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>base, unit, project or score, as far as the title tells.</summary>
    public string? TitleKind { get; init; }

    public int? TitleYear { get; set; }

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

    public StaffingDraft? Staffing { get; set; }

    public BuildingDraft? Building { get; set; }

    public List<BudgetLineDraft> BudgetLines { get; } = [];

    public List<FundingDraft> Funding { get; } = [];

    public List<FundingByNatureDraft> Nature { get; } = [];

    public List<IndicatorDraft> Indicators { get; } = [];

    public List<ScoreItemDraft> ScoreItems { get; } = [];

    public ScoreTotalDraft? Total { get; set; }

    /// <summary>Years printed in the column heads of the base data table.</summary>
    public List<int> HeaderYears { get; } = [];

    /// <summary>项目名称 was printed, even if left empty.</summary>
    public bool HasProjectLabel { get; set; }

    public bool HasUnitLabel { get; set; }

    public bool HasBaseData => Staffing is not null || BudgetLines.Count > 0 || Building is not null || Frugality is not null;

    public bool HasEvaluation =>
        Funding.Count > 0 || Indicators.Count > 0 || Nature.Count > 0 || GoalExpected is not null || GoalActual is not null || Total is not null;

    public bool IsProject => HasProjectLabel || (TitleKind == FormKind.Project && !HasUnitLabel && !HasBaseData);

    /// <summary>A project's form by its title that prints no 项目名称 that anybody knows, so that nobody can tell whose numbers they are.</summary>
    public bool IsNameless => IsProject && !HasProjectLabel;

    public bool Empty => !HasBaseData && !HasEvaluation && ScoreItems.Count == 0 && UnitName is null && ProjectName is null;
}
