namespace PerfEval.Normalize.Facts;

/// <summary>What a report is made of: its four forms and its text.</summary>
public static class FormKind
{
    /// <summary>基础数据表.</summary>
    public const string Base = "base";

    /// <summary>整体支出自评表.</summary>
    public const string Unit = "unit";

    /// <summary>指标计分表.</summary>
    public const string Score = "score";

    /// <summary>项目支出自评表.</summary>
    public const string Project = "project";

    /// <summary>报告正文.</summary>
    public const string Narrative = "narrative";
}
