namespace PerfEval.Normalize.Closures;

/// <summary>Why an equation is not decidable where it does not hold, or says little where it does.</summary>
public static class ClosureReason
{
    /// <summary>A number of the table, or a page of the document, was not read.</summary>
    public const string Unread = "unread";

    /// <summary>A line with an amount that nobody knows.</summary>
    public const string UnknownLine = "unknown_line";

    /// <summary>A cell is blank and the sum falls short.</summary>
    public const string Blank = "blank";

    /// <summary>The form does not say that the parts listed are all.</summary>
    public const string PartsOpen = "parts_open";

    /// <summary>Provinces score execution by formulas of their own.</summary>
    public const string FormulaOpen = "formula_open";

    /// <summary>The total is a whole number and the sum rounds to it.</summary>
    public const string Rounded = "rounded";

    /// <summary>The split by nature repeats the opening budget.</summary>
    public const string InitialBasis = "initial_basis";

    /// <summary>The text speaks of one kind of fund, the form of all.</summary>
    public const string FundKinds = "fund_kinds";

    /// <summary>The text states several amounts of one kind.</summary>
    public const string Ambiguous = "ambiguous";

    /// <summary>It holds, and would with the figures of another column, which are the same.</summary>
    public const string SameColumns = "same_columns";
}
