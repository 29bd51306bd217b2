namespace PerfEval.SampleGenerator.Facts;

internal static class Money
{
    public static string Unit(MoneyStyle style) => style == MoneyStyle.Yuan ? "元" : "万元";

    /// <summary>Prints an amount held in 万元; blank for null.</summary>
    public static string Print(decimal? amount, MoneyStyle style) => amount is not { } value ? "" : style switch
    {
        MoneyStyle.TwoDecimals => value.ToString("0.00####", Format.Invariant),
        MoneyStyle.Yuan => (value * 10000m).ToString("#,##0.00", Format.Invariant),
        _ => Format.Plain(value),
    };
}
