namespace PerfEval.SampleGenerator.Facts;

/// <summary>What a layout has room for; facts are made to fit it, so that nothing expected goes unprinted.</summary>
internal sealed record FormShape
{
    public bool BaseTable { get; init; } = true;

    public bool UnitForm { get; init; } = true;

    public bool ScoreSheet { get; init; }

    public bool NarrativeText { get; init; } = true;

    public bool InitialColumn { get; init; } = true;

    /// <summary>False: no weights, no scores, no total row anywhere.</summary>
    public bool Weights { get; init; } = true;

    public bool UnitTotalRow { get; init; } = true;

    /// <summary>产出指标(50分) or a column of its own; otherwise level-1 points appear nowhere.</summary>
    public bool Level1Points { get; init; } = true;

    /// <summary>成本 as a level-1 indicator with 20 points instead of a level-2 one under 产出.</summary>
    public bool CostApart { get; init; }

    public bool SplitTargets { get; init; }

    /// <summary>No level-1 and level-2 columns at all.</summary>
    public bool FlatIndicators { get; init; }

    /// <summary>The unit form splits its funds by nature.</summary>
    public bool Natures { get; init; } = true;

    /// <summary>The unit's total row (or head) prints the weights' sum, and a score sheet's total row does.</summary>
    public bool TotalWeight { get; init; } = true;

    /// <summary>False: projects are mentioned in the text only.</summary>
    public bool ProjectForms { get; init; } = true;

    /// <summary>Budget code printed before the competent department.</summary>
    public string DepartmentCode { get; init; } = "";

    /// <summary>按收入性质分 and 按支出性质分 carry their own sums.</summary>
    public bool NatureTotals { get; init; }

    /// <summary>Fund rows in printed order: canonical line and label.</summary>
    public IReadOnlyList<(string Line, string Label)> FundRows { get; init; } =
    [
        ("total", "年度资金总额"), ("current_year_appropriation", "其中：当年财政拨款"), ("carry_over", "上年结转资金"), ("other", "其他资金"),
    ];

    public string UnitTotalLabel { get; init; } = "年度资金总额";

    public string GeneralBudgetLabel { get; init; } = "其中：一般公共预算";

    public string BasicLabel { get; init; } = "其中：基本支出";

    /// <summary>Rows the template brings and nobody fills in, per form.</summary>
    public bool BlankRows { get; init; }
}
