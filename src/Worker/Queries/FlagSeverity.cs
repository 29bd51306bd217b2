using PerfEval.Analytics.Catalogue;

namespace PerfEval.Worker.Queries;

/// <summary>核实等级 as people see it, the gravest first.</summary>
public static class FlagSeverity
{
    /// <summary>SQL to order flags by, of their column severity.</summary>
    public const string Order = "list_position(['error', 'warning', 'info'], severity)";

    /// <summary>As the views under Chinese names have them.</summary>
    public static IReadOnlyList<(string Severity, string Chinese)> All { get; } =
    [
        (Severities.Error, "重点核实"),
        (Severities.Warning, "需说明"),
        (Severities.Info, "填报提示")
    ];

    public static string Chinese(string severity) => All.FirstOrDefault(s => s.Severity == severity).Chinese ?? severity;

    /// <summary>Severities by either of their names.</summary>
    /// <returns>The first name that is none; null where all are.</returns>
    public static Problem? Parse(IEnumerable<string> names, out List<string> severities)
    {
        severities = [];
        foreach (var name in names)
        {
            if (All.FirstOrDefault(s => s.Chinese == name || s.Severity.Equals(name, StringComparison.OrdinalIgnoreCase)).Severity is not { } severity)
                return new Problem($"没有级别 {name}。", $"There is no severity {name}.", string.Join('、', All.Select(s => $"{s.Chinese} ({s.Severity})")));
            severities.Add(severity);
        }

        return null;
    }
}
