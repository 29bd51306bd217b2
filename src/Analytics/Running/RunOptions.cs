using PerfEval.Analytics.Catalogue;

namespace PerfEval.Analytics.Running;

/// <summary>How one analysis runs.</summary>
public sealed record RunOptions
{
    /// <summary>Recompute everything instead of what changed. Off by default.</summary>
    public bool All { get; init; }

    /// <summary>Thresholds that differ from the rules' defaults. None by default.</summary>
    public ParameterOverrides Overrides { get; init; } = ParameterOverrides.None;

    /// <summary>Where rules of others run; null, the default, refuses them.</summary>
    public IForeignRules? Foreign { get; init; }

    /// <summary>How long the query of a built-in rule may take. Ten minutes by default.</summary>
    public TimeSpan RuleTime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Says when a flag was first and last seen (stored in UTC). The system clock by default.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
