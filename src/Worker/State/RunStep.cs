namespace PerfEval.Worker.State;

/// <summary>One step of a run; a crawl has one for each source.</summary>
public sealed record RunStep
{
    public required string RunId { get; init; }

    /// <summary>From 0, in the order of starting.</summary>
    public required int Ordinal { get; init; }

    /// <summary>crawl, load, analyse or publish.</summary>
    public required string Step { get; init; }

    public string? Source { get; init; }

    /// <summary>One of <see cref="RunStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>An object of numbers by name.</summary>
    public string? CountsJson { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public double? Seconds { get; init; }

    public string? Error { get; init; }

    /// <summary>
    /// Whether an attempt that follows need not do it again: it ended by itself. A step that threw has no counts; a source's has then failed all the same.
    /// </summary>
    public bool IsDone =>
        Status is RunStatus.Succeeded or RunStatus.Unpublished || (Status == RunStatus.Failed && (CountsJson is not null || Source is not null));
}
