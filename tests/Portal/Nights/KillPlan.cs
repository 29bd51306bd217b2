namespace PerfEval.Portal.Nights;

/// <summary>How many nights are killed, and on what.</summary>
public sealed record KillPlan
{
    /// <summary>In all.</summary>
    public required int Kills { get; init; }

    /// <summary>In each home: the first half in its first night, the others in its second, after the portal changed.</summary>
    public int KillsPerHome { get; init; } = 10;

    /// <summary>Reports on the portal at the start.</summary>
    public int Documents { get; init; } = 24;

    /// <summary>Connection string of an empty database for each home's state; null where it is a file.</summary>
    public Func<string>? NewState { get; init; }

    /// <summary>Runs a night of a home; cancelling kills what runs then.</summary>
    public Func<NightHome, CancellationToken, Task<IReadOnlyList<ProgramRun>>> Night { get; init; } = Nights.Night.Run;

    public int Seed { get; init; } = 1;
}
