using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>How one analysis runs.</summary>
public sealed record RunOptions
{
    /// <summary>Recompute everything instead of what changed. Off by default.</summary>
    public bool All { get; init; }

    /// <summary>Thresholds that differ from the rules' defaults. None by default.</summary>
    public ParameterOverrides Overrides { get; init; } = ParameterOverrides.None;

    /// <summary>Says when a flag was first and last seen (stored in UTC). The system clock by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
