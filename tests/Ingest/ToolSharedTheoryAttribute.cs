namespace PerfEval.Ingest.Tests;

/// <summary>As <see cref="SharedTheoryAttribute"/>, where tools of the system are needed too.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolSharedTheoryAttribute : TheoryAttribute
{
    public ToolSharedTheoryAttribute(params string[] commands) =>
        Skip = commands.Select(command => ToolSkip.Reason(command, needsShared: true)).FirstOrDefault(reason => reason is not null);
}
