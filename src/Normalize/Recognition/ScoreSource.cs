namespace PerfEval.Normalize.Recognition;

/// <summary>Where 自评总分 is printed.</summary>
public static class ScoreSource
{
    public const string TotalRow = "total_row";
    public const string FormHead = "form_head";
    public const string Narrative = "narrative";
}
