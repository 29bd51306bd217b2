namespace PerfEval.Ingest.Tests;

/// <summary>
/// A test over documents that cannot be part of the repository. It is reported as skipped where the folder ../shared is missing.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute()
    {
        if (SharedFiles.Root is null)
        {
            Skip = "The folder ../shared with real reports is not there.";
        }
    }
}
