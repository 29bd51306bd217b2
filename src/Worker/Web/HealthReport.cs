namespace PerfEval.Worker.Web;

/// <summary>The answer of /health.</summary>
/// <param name="Status">ok or failing.</param>
public sealed record HealthReport(string Status, IReadOnlyList<HealthCheck> Checks)
{
    public static HealthReport Of(IReadOnlyList<HealthCheck> checks) => new(checks.All(c => c.Ok) ? "ok" : "failing", checks);
}
