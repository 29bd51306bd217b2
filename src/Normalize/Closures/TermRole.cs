namespace PerfEval.Normalize.Closures;

/// <summary>What a number is in an equation. The first two stand on its expected side, the others on the actual one.</summary>
public static class TermRole
{
    /// <summary>合计: what the parts sum to.</summary>
    public const string Whole = "whole";

    /// <summary>结果: the printed rate or score that the others give.</summary>
    public const string Result = "result";

    public const string Part = "part";
    public const string Numerator = "numerator";
    public const string Denominator = "denominator";

    /// <summary>分值 that a rate is multiplied by.</summary>
    public const string Factor = "factor";
}
