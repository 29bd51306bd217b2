namespace PerfEval.SampleGenerator.Facts;

/// <summary>The unit's amounts in 万元 that base table, unit form and text share.</summary>
internal sealed record Amounts(
    decimal BasicInitial, decimal BasicFull, decimal BasicExecuted, decimal Personnel, decimal Operating, decimal OperatingBudget,
    decimal ProjectInitial, decimal ProjectFull, decimal ProjectExecuted)
{
    public decimal Initial => BasicInitial + ProjectInitial;

    public decimal Full => BasicFull + ProjectFull;

    public decimal Executed => BasicExecuted + ProjectExecuted;
}
