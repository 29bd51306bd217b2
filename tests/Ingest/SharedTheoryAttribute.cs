namespace PerfEval.Ingest.Tests;

/// <summary>As <see cref="SharedFactAttribute"/>, for several inputs.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute()
    {
        if (SharedFiles.Root is null)
        {
            Skip = "The folder ../shared with real reports is not there.";
        }
    }
}
