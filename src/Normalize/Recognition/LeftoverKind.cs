namespace PerfEval.Normalize.Recognition;

/// <summary>What was left over.</summary>
public static class LeftoverKind
{
    /// <summary>A cell of a table of which nothing was read.</summary>
    public const string UnknownTable = "unknown_table";

    public const string UnreadNumber = "unread_number";
    public const string UnknownCell = "unknown_cell";
}
