namespace PerfEval.Normalize.Recognition;

/// <summary>What was left over.</summary>
public static class LeftoverKind
{
    /// <summary>A cell of a table of which nothing was read.</summary>
    public const string UnknownTable = "unknown_table";

    public const string UnreadNumber = "unread_number";
    public const string UnknownCell = "unknown_cell";

    // Numbers of the text that no fact took.
    public const string TextMoney = "text_money";
    public const string TextPercentage = "text_percentage";
    public const string TextScore = "text_score";
    public const string TextHeadCount = "text_head_count";
}
