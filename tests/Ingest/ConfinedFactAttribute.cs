using PerfEval.Ingest.Processes;

namespace PerfEval.Ingest.Tests;

/// <summary>A test that needs bubblewrap at work; reported as skipped where it is not installed or the kernel refuses it.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ConfinedFactAttribute : FactAttribute
{
    public ConfinedFactAttribute() => Skip = Confinement.Works ? null : $"needs a working {Confinement.Package}";
}
