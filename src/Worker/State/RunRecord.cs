namespace PerfEval.Worker.State;

/// <summary>One attempt at a job.</summary>
public sealed record RunRecord
{
    /// <summary>Day and time of its making (UTC) and four random letters.</summary>
    public required string RunId { get; init; }

    public required JobEnvelope Job { get; init; }

    /// <summary>One of <see cref="RunOrigin"/>.</summary>
    public required string Origin { get; init; }

    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>From 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>How many attempts before this one failed or died; an orderly stop is none.</summary>
    public int Failures { get; init; }

    /// <summary>The attempt before.</summary>
    public string? Follows { get; init; }

    /// <summary>One of <see cref="RunStatus"/>.</summary>
    public string Status { get; init; } = RunStatus.Queued;

    public string? Node { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>0..1.</summary>
    public double Fraction { get; init; }

    /// <summary>What is being done.</summary>
    public string? Note { get; init; }

    /// <summary>Why it ended as it did.</summary>
    public string? Message { get; init; }

    /// <summary>What a command that waited for the run returns.</summary>
    public int? ExitCode { get; init; }

    /// <summary>Whether a person wants it to end; until it does, this is known by its exit code.</summary>
    public bool IsToldToStop => RunStatus.IsActive(Status) && ExitCode == State.ExitCode.Cancelled;

    public double? Seconds => StartedAt is { } start && EndedAt is { } end ? (end - start).TotalSeconds : null;
}
