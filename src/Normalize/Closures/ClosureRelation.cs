namespace PerfEval.Normalize.Closures;

/// <summary>Equations between the numbers of a report.</summary>
public static class ClosureRelation
{
    // Sums that a form states about itself.
    public const string FundingPartsInitial = "funding_parts.initial";
    public const string FundingPartsFullYear = "funding_parts.full_year";
    public const string FundingPartsExecuted = "funding_parts.executed";
    public const string Weights = "weights_100";
    public const string IncomeByNature = "income_by_nature";
    public const string ExpenditureByNature = "expenditure_by_nature";
    public const string ThreePublicPriorFinal = "three_public_parts.prior_final";
    public const string ThreePublicBudget = "three_public_parts.budget";
    public const string ThreePublicFinal = "three_public_parts.final";
    public const string VehicleParts = "vehicle_parts";
    public const string ProjectLines = "project_lines";
    public const string SpecialLines = "special_lines";
    public const string IncomeFullYear = "income_full_year";
    public const string BasicProjectTotal = "basic_project_total";
    public const string NatureInitial = "nature_initial";
    public const string LevelWeights = "level_weights";
    public const string WeightTotal = "weight_total";
    public const string ScoreTotal = "score_total";

    // Rates and what follows from them.
    public const string Rate = "rate";
    public const string StaffRate = "staff_rate";
    public const string AreaRate = "area_rate";
    public const string InvestmentRate = "investment_rate";
    public const string ScoreWeightRate = "score_weight_rate";

    // Between forms, and between form and text.
    public const string ProjectsTotal = "projects_total";
    public const string ProjectLine = "project_line";
    public const string ProjectNature = "project_nature";
    public const string TextTable = "text_table";
    public const string TextList = "text_list";
    public const string TextBasicParts = "text_basic_parts";
    public const string TextBasicProject = "text_basic_project";
    public const string BasicAdjustment = "basic_adjustment";

    /// <summary>Between two years' reports of a unit; of the warehouse, not of a document.</summary>
    public const string PriorYear = "prior_year";
}
