namespace PerfEval.Ingest.Tests;

/// <summary>A test of missing permissions, which do not exist for root and under Windows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UnprivilegedFactAttribute : FactAttribute
{
    public UnprivilegedFactAttribute()
    {
        if (OperatingSystem.IsWindows() || Environment.UserName == "root")
        {
            Skip = "Permissions do not bind this user.";
        }
    }
}
