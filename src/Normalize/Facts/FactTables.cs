namespace PerfEval.Normalize.Facts;

/// <summary>All kinds of facts; a new one is added here.</summary>
public static class FactTables
{
    public static IReadOnlyList<FactTable> All { get; } =
    [
        Staffing.Columns, BudgetLine.Columns, Building.Columns, Project.Columns, Funding.Columns, FundingByNature.Columns, Indicator.Columns, ScoreItem.Columns,
        ScoreTotal.Columns, NarrativeFigure.Columns, NarrativeItem.Columns, Passage.Columns, Attachment.Columns,
    ];
}
