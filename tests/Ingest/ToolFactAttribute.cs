namespace PerfEval.Ingest.Tests;

/// <summary>A test that needs programs of the system; reported as skipped where one is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] commands) =>
        Skip = commands.Select(command => ToolSkip.Reason(command, needsShared: false)).FirstOrDefault(reason => reason is not null);
}
