namespace PerfEval.Normalize.Facts;

/// <summary>One row of a view, with the place of every value in it.</summary>
public abstract record Fact
{
    /// <summary>Name of the view, and of the table in schema core behind it.</summary>
    public abstract string View { get; }

    /// <summary>Which form of the report states it: base, unit, score, project:NAME.</summary>
    public required string FormKey { get; init; }

    /// <summary>Identifies the row within view and report; provenance and evidence join on it.</summary>
    public required string RowKey { get; init; }

    /// <summary>Hands every field to the writer in column order.</summary>
    public abstract void Write(IFactWriter writer);
}
