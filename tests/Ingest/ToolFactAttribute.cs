namespace PerfEval.Ingest.Tests;

/// <summary>A test that runs tools of the system. It is reported as skipped where one is missing.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools)
    {
        if (Tools.Missing(tools) is { } missing)
        {
            Skip = $"{missing} is not installed.";
        }
    }
}
