namespace PerfEval.Worker.Export;

/// <summary>What a column holds, as far as printing it differs.</summary>
public enum ColumnKind
{
    Text,
    Number,
    Boolean,
    Date,
    Timestamp,

    /// <summary>Text that is JSON, or a nested value (list, struct, map).</summary>
    Nested,
}
