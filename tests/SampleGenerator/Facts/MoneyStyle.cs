namespace PerfEval.SampleGenerator.Facts;

/// <summary>How a report prints money. Facts are always in 万元.</summary>
internal enum MoneyStyle
{
    /// <summary>万元, always two decimals.</summary>
    TwoDecimals,

    /// <summary>万元, trailing zeros left out.</summary>
    Trimmed,

    /// <summary>元 with thousands separators and two decimals.</summary>
    Yuan,
}
