namespace PerfEval.Portal.Nights;

/// <summary>How many nights two servers do together, and how often one of them is killed.</summary>
public sealed record SharedNightPlan
{
    /// <summary>Each in a home of its own.</summary>
    public int Nights { get; init; } = 1;

    /// <summary>In each night; a third one may give the run up, as for one server.</summary>
    public int Kills { get; init; } = 2;

    /// <summary>Reports on the portal.</summary>
    public int Documents { get; init; } = 200;

    public int Seed { get; init; } = 1;
}
