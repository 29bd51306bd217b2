namespace PerfEval.Ingest.Tests;

/// <summary>As <see cref="SharedTheoryAttribute"/>, where tools of the system are needed too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolSharedTheoryAttribute : TheoryAttribute
{
    public ToolSharedTheoryAttribute(params string[] tools)
    {
        if (SharedFiles.Root is null)
        {
            Skip = "The folder ../shared with real reports is not there.";
        }
        else if (Tools.Missing(tools) is { } missing)
        {
            Skip = $"{missing} is not installed.";
        }
    }
}
