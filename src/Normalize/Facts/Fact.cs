namespace PerfEval.Normalize.Facts;

/// <summary>One row of a view, with the place of every value in it.</summary>
public abstract record Fact
{
    public abstract FactTable Table { get; }

    /// <summary>Name of the view that shows it.</summary>
    public string View => Table.Name;

    /// <summary>Which form of the report states it: base, unit, score, project:NAME.</summary>
    public required string FormKey { get; init; }

    /// <summary>Identifies the row within view and report; provenance and evidence join on it.</summary>
    public required string RowKey { get; init; }
}
