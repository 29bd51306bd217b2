namespace PerfEval.Worker.State;

/// <summary>The one row that says since when this state is kept.</summary>
public sealed record StateOrigin
{
    public const int Only = 1;

    public int OriginId { get; init; } = Only;

    /// <summary>What was due before was not missed.</summary>
    public required DateTimeOffset BeganAt { get; init; }

    /// <summary>The older file whose rows it began with.</summary>
    public string? TakenFrom { get; init; }
}
