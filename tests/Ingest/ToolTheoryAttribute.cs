namespace PerfEval.Ingest.Tests;

/// <summary>As <see cref="ToolFactAttribute"/>, for several inputs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolTheoryAttribute : TheoryAttribute
{
    /// <param name="needsShared">Whether it also reads the documents beside the repository.</param>
    public ToolTheoryAttribute(string command, bool needsShared = false) => Skip = ToolSkip.Reason(command, needsShared);
}
