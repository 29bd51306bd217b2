namespace PerfEval.SampleGenerator.Facts;

/// <summary>What to hold fixed while figures are drawn. Everything left null stays within what no rule minds.</summary>
internal sealed record FigurePlan
{
    public int Projects { get; init; } = 1;

    public IReadOnlyList<string>? ProjectNames { get; init; }

    public MoneyStyle Money { get; init; } = MoneyStyle.TwoDecimals;

    /// <summary>全年/年初 − 1 of the unit, exactly where two decimals allow.</summary>
    public decimal? UnitAdjustment { get; init; }

    /// <summary>The same per project; null entries are drawn.</summary>
    public IReadOnlyList<decimal?> ProjectAdjustments { get; init; } = [];

    /// <summary>More indicators a form, as the longer real reports have.</summary>
    public bool LongForms { get; init; }

    /// <summary>Extra lines of prose and the sentences in each.</summary>
    public int TextLines { get; init; }

    public int TextSentences { get; init; }

    /// <summary>执行/全年 per project; null entries are drawn.</summary>
    public IReadOnlyList<decimal?> ExecutionRates { get; init; } = [];

    /// <summary>年初 = 全年 = 执行 in every project.</summary>
    public bool Untouched { get; init; }

    /// <summary>No deductions in any form.</summary>
    public bool FullScores { get; init; }

    /// <summary>Every project form repeats the first one's weights and scores.</summary>
    public bool SameVectors { get; init; }
}
