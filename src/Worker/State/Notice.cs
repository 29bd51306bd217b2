namespace PerfEval.Worker.State;

/// <summary>One digest for one channel.</summary>
public sealed record Notice
{
    public required string NoticeId { get; init; }

    /// <summary>The date on which the night began, in the schedule's zone.</summary>
    public required DateOnly Night { get; init; }

    /// <summary>smtp or webhook.</summary>
    public required string Channel { get; init; }

    public required string RunId { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; init; }

    public required DateTimeOffset NextAttemptAt { get; init; }

    /// <summary>Null while it waits.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    public string? LastError { get; init; }
}
