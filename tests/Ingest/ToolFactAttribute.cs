namespace PerfEval.Ingest.Tests;

/// <summary>A test that needs a program of the system; reported as skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(string command) => Skip = ToolSkip.Reason(command, needsShared: false);
}
