namespace PerfEval.Analytics.Catalogue;

/// <summary>核实等级 of a flag.</summary>
public static class Severities
{
    /// <summary>重点核实.</summary>
    public const string Error = "error";

    /// <summary>需说明.</summary>
    public const string Warning = "warning";

    /// <summary>填报提示.</summary>
    public const string Info = "info";

    public static IReadOnlyList<string> All { get; } = [Error, Warning, Info];
}
