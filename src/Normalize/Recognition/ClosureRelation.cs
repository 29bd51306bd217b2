namespace PerfEval.Normalize.Recognition;

/// <summary>Sums that a form states about itself.</summary>
public static class ClosureRelation
{
    public const string FundingPartsInitial = "funding_parts.initial";
    public const string FundingPartsFullYear = "funding_parts.full_year";
    public const string FundingPartsExecuted = "funding_parts.executed";
    public const string Weights = "weights_100";
    public const string IncomeByNature = "income_by_nature";
    public const string ExpenditureByNature = "expenditure_by_nature";
    public const string ThreePublicPriorFinal = "three_public_parts.prior_final";
    public const string ThreePublicBudget = "three_public_parts.budget";
    public const string ThreePublicFinal = "three_public_parts.final";
}
