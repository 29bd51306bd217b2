namespace PerfEval.Normalize.Facts;

/// <summary>按收入性质分 and 按支出性质分.</summary>
public static class Sides
{
    public const string Income = "income";
    public const string Expenditure = "expenditure";
}
