namespace PerfEval.EndToEnd.Tests;

/// <summary>A test that mounts a file system, which only root may.</summary>
public sealed class MountFactAttribute : FactAttribute
{
    public MountFactAttribute()
    {
        if (!Environment.IsPrivilegedProcess)
            Skip = "Only root may mount a small disk.";
    }
}
