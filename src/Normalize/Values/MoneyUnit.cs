namespace PerfEval.Normalize.Values;

/// <summary>Units in which forms print money, and their size in 万元.</summary>
public static class MoneyUnit
{
    /// <summary>The unit itself where it is one of money; null for any other.</summary>
    public static string? Named(string? unit) => InTenThousandYuan(unit) is null ? null : unit;

    /// <summary>万元 per printed unit; null for a text that is no unit of money.</summary>
    public static decimal? InTenThousandYuan(string? unit) => unit switch
    {
        "万元" or "万" or "人民币万元" => 1m,
        "元" or "人民币元" => 0.0001m,
        "千元" => 0.1m,
        "百元" => 0.01m,
        "百万元" => 100m,
        "千万元" => 1000m,
        "亿元" or "亿" => 10000m,
        _ => null,
    };
}
